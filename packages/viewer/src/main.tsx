import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './style.css';

const root = document.querySelector('#viewer');
if (root === null) throw new Error('The page has no element with the id viewer');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
