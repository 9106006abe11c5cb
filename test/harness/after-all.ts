export { close as default } from './postgres-server.ts';
