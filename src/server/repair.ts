import { ServerResponse } from 'node:http';
import 'restify';

/**
 * Restify replaces `writeHead` for every HTTP server in the process with one that returns nothing, so that
 * `response.writeHead(200).end()` would fail. This restores the return value.
 */
const writeHead = ServerResponse.prototype.writeHead;
ServerResponse.prototype.writeHead = function repaired(this: ServerResponse, ...given: unknown[]) {
  Reflect.apply(writeHead, this, given);
  return this;
};
