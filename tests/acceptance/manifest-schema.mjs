// Judges a Teams manifest, read from standard input, by the schema its version names. Prints each fault; silence is validity.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');
const manifest = JSON.parse(readFileSync(0, 'utf8'));
const schemas = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas', 'teams');
const schema = JSON.parse(readFileSync(join(schemas, `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'));

const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
if (!validate(manifest)) {
  for (const fault of validate.errors) {
    console.log(`${fault.instancePath || '/'} ${fault.message}`);
  }
}
