/** What a module exports says what it is: in a docstring, or at the head of a file that exports nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
/** Their own fields say what they are: title, reason and examples of a rule. */
const SELF_EXPLAINING = /^(?:ParagraphRule|DocumentRule|DeskRule)$/;
/** Names of numbers and reckoning to which a sentence would add nothing. */
const PLAIN: readonly string[] = ['ZERO', 'ONE', 'HUNDRED', 'neg', 'abs', 'isZero', 'min', 'max'];

describe('docstrings', () => {
  const files = ['server/src', 'client/src', 'page/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );

  it('stand before everything that is exported', () => {
    assert.ok(files.length > 300);
    const without = files.flatMap((file) => undocumented(file).map((name) => `${file}: ${name}`));
    assert.deepEqual(without, []);
  });
});

/** Names that a file exports without a docstring. */
function undocumented(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const exported = source.statements.filter(
    (s) =>
      ts.canHaveModifiers(s) && ts.getModifiers(s)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
  );
  if (exported.length === 1 && text.startsWith('/*')) return [];
  // The signatures of an overloaded function share the docstring of the first.
  const documented = new Set<string>();
  return exported.flatMap((statement) => {
    const name = nameOf(statement);
    if (ts.getJSDocCommentsAndTags(statement).length) documented.add(name);
    return documented.has(name) || isPlain(statement, name) ? [] : [name];
  });
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  return (statement as ts.DeclarationStatement).name?.getText() ?? '';
}

function isPlain(statement: ts.Statement, name: string): boolean {
  if (PLAIN.includes(name)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  const [first] = statement.declarationList.declarations;
  const made = first?.initializer && ts.isCallExpression(first.initializer) ? first.initializer.expression : null;
  return SELF_EXPLAINING.test(first?.type?.getText() ?? '') || made?.getText() === 'habitRule';
}
