// Every published vector, judged by the JavaScript verifier, byte for byte.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { judge } from './verify.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/vectors/', import.meta.url));
const read = (name) => readFileSync(join(FOLDER, name));

/** Section 14 of docs/license-format.md: arguments to verdict. */
function verdictOf({ File, Stored, Installed = [], Main, ...given }) {
  const document = (name) => JSON.parse(read(name));
  if (Stored) return judge({ document: document(Stored) }, { ...given, Main: Main && document(Main) }).verdict;
  const alone = (name) => judge({ file: read(name) }, { Today: given.Today, Roots: given.Roots }).license ?? [];
  const file = typeof File === 'string' ? read(File) : Buffer.alloc(File.Repeat.Count, File.Repeat.Byte);
  return judge({ file }, { ...given, Installed: Installed.flatMap(alone) }).verdict;
}

const names = readdirSync(FOLDER).filter((name) => name.endsWith('.args.json')).map((name) => name.slice(0, -10));

test('there are vectors', () => assert.ok(names.length > 100));

for (const name of names) {
  const given = JSON.parse(read(`${name}.args.json`));
  test(`${name}: ${given.Title}`, () => assert.equal(`${verdictOf(given)}\n`, read(`${name}.verdict.json`).toString()));
}

test('the verifier stays under 300 lines', () => {
  const lines = readFileSync(new URL('verify.mjs', import.meta.url), 'utf8').split('\n').length - 1;
  assert.ok(lines < 300, `${lines} lines`);
});
