import { ServerResponse } from 'node:http';
import 'restify';

/**
 * Loading restify replaces `writeHead` of every HTTP server in the process by one that returns nothing, where Node's
 * returns the response: `response.writeHead(200).end()` would fail anywhere. This gives the return value back.
 */
const writeHead = ServerResponse.prototype.writeHead;
ServerResponse.prototype.writeHead = function repaired(this: ServerResponse, ...given: unknown[]) {
  Reflect.apply(writeHead, this, given);
  return this;
};
