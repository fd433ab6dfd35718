import { startApp } from './app.js';
import { loadConfig } from './config/load-config.js';

const config = loadConfig();
const app = await startApp(config);
console.log(app.url, app.sandbox?.samples);
