import { tokenKind } from '../node/node-kind.js';

export const auditCopyKind = tokenKind('AuditCopy');
