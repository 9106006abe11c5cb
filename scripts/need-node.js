/** Runs before `npm run demo` and similar, which an older Node cannot read. In JavaScript, so that it can read this. */
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `This needs Node 24 and runs on ${process.version}. "npm ci" brings Node 24 along; or install it yourself.\n`,
  );
  process.exit(1);
}
