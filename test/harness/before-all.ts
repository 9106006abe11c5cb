export { open as default } from './postgres-server.ts';
