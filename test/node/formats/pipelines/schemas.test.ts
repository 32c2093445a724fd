/**
 * What pipelines are given, over all faulty drafts at once, held against what their readers take: the fields and types
 * that reviewdog's schema of `DiagnosticResult` names, and those that GitLab asks of a report of code quality.
 */
import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI } from '../../wenheng';

const ROOT = join(__dirname, '../../../..');

const position = {
  type: 'object',
  properties: { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
  required: ['line', 'column'],
  additionalProperties: false,
};
const range = {
  type: 'object',
  properties: { start: position, end: position },
  required: ['start'],
  additionalProperties: false,
};
const location = {
  type: 'object',
  properties: { path: { type: 'string', minLength: 1 }, range },
  required: ['path'],
  additionalProperties: false,
};
const RDJSON = {
  type: 'object',
  properties: {
    source: { type: 'object', properties: { name: { type: 'string' }, url: { type: 'string' } }, required: ['name'] },
    severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          message: { type: 'string', minLength: 1 },
          location,
          severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
          code: { type: 'object', properties: { value: { type: 'string' }, url: { type: 'string' } } },
          suggestions: {
            type: 'array',
            items: {
              type: 'object',
              properties: { range, text: { type: 'string' } },
              required: ['range', 'text'],
              additionalProperties: false,
            },
          },
          related_locations: {
            type: 'array',
            items: {
              type: 'object',
              properties: { message: { type: 'string' }, location },
              required: ['location'],
              additionalProperties: false,
            },
          },
        },
        required: ['message', 'location'],
        additionalProperties: false,
      },
    },
  },
  required: ['diagnostics'],
  additionalProperties: false,
};

const CODE_QUALITY = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        properties: {
          // Relative to the repository, without ./ before it.
          path: { type: 'string', pattern: '^(?![./])' },
          lines: {
            type: 'object',
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            required: ['begin'],
          },
        },
        required: ['path', 'lines'],
      },
    },
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
  },
};

interface Place {
  readonly line: number;
  readonly column: number;
}
interface Diagnostic {
  readonly location: { readonly path: string; readonly range: { readonly start: Place; readonly end: Place } };
  readonly suggestions?: readonly { readonly range: { readonly start: Place; readonly end: Place } }[];
}

describe('readers in pipelines', function () {
  this.timeout(60_000);
  const shown = (format: string, ...paths: string[]): unknown => {
    const args = [CLI, 'check', ...paths, '--format', format, '--fail-on', 'never'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(stderr.includes('失败'), false, stderr);
    return JSON.parse(stdout);
  };
  const holds = (schema: object, value: unknown): void => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3), null, 2));
  };

  it('of rdjson find every field as they expect it, and every byte in its line', () => {
    const report = shown('rdjson', 'corpus/faulty', 'corpus/desk') as { diagnostics: Diagnostic[] };
    holds(RDJSON, report);
    assert.ok(report.diagnostics.length > 100);
    const lines = new Map<string, Buffer[]>();
    const lineOf = (path: string, line: number): Buffer => {
      const all =
        lines.get(path) ??
        readFileSync(join(ROOT, path), 'utf8')
          .split(/\r\n|\r|\n/)
          .map((words) => Buffer.from(words));
      lines.set(path, all);
      return all[line - 1]!;
    };
    for (const { location: at, suggestions = [] } of report.diagnostics) {
      for (const { start, end } of [at.range, ...suggestions.map((s) => s.range)]) {
        for (const { line, column } of [start, end]) {
          const before = lineOf(at.path, line).subarray(0, column - 1);
          assert.equal(before.length, column - 1, `${at.path}:${line}:${column}`);
          // A column inside a character would leave a broken one.
          assert.ok(!before.toString('utf8').includes('\uFFFD'), `${at.path}:${line}:${column}`);
        }
      }
    }
  });
  it('of code quality find every field as they expect it, and no fingerprint twice', () => {
    const issues = shown('codequality', './corpus/faulty', 'corpus/desk') as { fingerprint: string }[];
    holds(CODE_QUALITY, issues);
    assert.ok(issues.length > 100);
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
  });
});
