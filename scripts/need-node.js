import { existsSync } from 'node:fs';

/**
 * Runs before `npm run demo` and similar, which an older Node cannot read. In JavaScript, so that it can read this. Said with
 * `tools`, it also wants what `npm ci --omit=dev` leaves out.
 */
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `This needs Node 24 and runs on ${process.version}. "npm ci" without --omit=dev brings Node 24 along; or install it yourself.\n`,
  );
  process.exit(1);
}
if (process.argv.includes('tools') && !existsSync('node_modules/typescript')) {
  process.stderr.write(
    'This needs the development tools. Run it in a checkout after "npm ci" without --omit=dev.\n',
  );
  process.exit(1);
}
