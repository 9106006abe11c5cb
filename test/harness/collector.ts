import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A step of a trace as it was received. `parent` is empty for the first. */
export type Span = Readonly<{
  trace: string;
  id: string;
  parent: string;
  name: string;
  /** Texts and numbers. */
  facts: Readonly<Record<string, string | number>>;
  service: string;
}>;

/** An OpenTelemetry collector on this machine: takes OTLP over HTTP in protobuf. */
export const startCollector = async () => {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/v1/traces') spans.push(...spansIn(await buffer(request)));
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/*
 * The fields that the tests look at, by their numbers:
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
const spansIn = (bytes: Buffer): Span[] =>
  fields(bytes, 1).flatMap((resourceSpans) => {
    const service = String(factsIn(fields(resourceSpans, 1)[0] ?? empty, 1)['service.name']);
    return fields(resourceSpans, 2)
      .flatMap((scopeSpans) => fields(scopeSpans, 2))
      .map((span) => ({
        trace: hex(span, 1),
        id: hex(span, 2),
        parent: hex(span, 4),
        name: fields(span, 5)[0]?.toString() ?? '',
        facts: factsIn(span, 9),
        service,
      }));
  });

const empty = Buffer.alloc(0);
const hex = (bytes: Buffer, field: number): string => fields(bytes, field)[0]?.toString('hex') ?? '';
const factsIn = (bytes: Buffer, field: number): Record<string, string | number> =>
  Object.fromEntries(
    fields(bytes, field).map((fact) => {
      const value = fields(fact, 2)[0] ?? empty;
      const number = fields(value, 3)[0];
      return [
        fields(fact, 1)[0]?.toString() ?? '',
        number === undefined ? (fields(value, 1)[0]?.toString() ?? '') : varint(number, 0)[0],
      ];
    }),
  );

const varint = (bytes: Buffer, from: number): [value: number, next: number] => {
  let value = 0;
  for (let at = from, factor = 1; ; at += 1, factor *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, at + 1];
  }
};

/** The values of one field of a message; of a number, its bytes. */
const fields = (bytes: Buffer, wanted: number): Buffer[] => {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [key, start] = varint(bytes, at);
    const kind = key & 7;
    const [length, begin] = kind === 2 ? varint(bytes, start) : [kind === 1 ? 8 : 4, start];
    const end = kind === 0 ? varint(bytes, start)[1] : begin + length;
    if (key >> 3 === wanted) found.push(bytes.subarray(begin, end));
    at = end;
  }
  return found;
};
