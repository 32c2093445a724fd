import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, finding, findings, noFinding, openDraft, RATE, REPORT, ruleOf, setOption, until } from '../support';

describe('settings', () => {
  const undo: (() => Thenable<void>)[] = [];
  afterEach(async () => {
    for (const takeBack of undo.splice(0)) await takeBack();
    await closeAll();
  });

  it('change the level of a rule at once, turn it off and on again', async () => {
    const { uri } = (await openDraft(REPORT)).document;
    const given = (await finding(uri, RATE)).severity;
    assert.equal(given, vscode.DiagnosticSeverity.Error);
    undo.push(await setOption('rules', { [RATE]: 'info' }));
    await untilSeverity(uri, vscode.DiagnosticSeverity.Information);
    await setOption('rules', { [RATE]: 'off' });
    await noFinding(uri, RATE);
    await undo.pop()!();
    await untilSeverity(uri, given);
  });

  it('switch checking off and on', async () => {
    const { uri } = (await openDraft(REPORT)).document;
    await finding(uri, RATE);
    undo.push(await setOption('enable', false));
    await noFinding(uri, RATE);
    assert.deepEqual(findings(uri), []);
    await undo.pop()!();
    await finding(uri, RATE);
  });
});

async function untilSeverity(uri: vscode.Uri, severity: vscode.DiagnosticSeverity): Promise<void> {
  await until(
    `severity ${vscode.DiagnosticSeverity[severity]}`,
    () => findings(uri).some((found) => ruleOf(found) === RATE && found.severity === severity),
    () => `there were: ${JSON.stringify(findings(uri))}`,
    vscode.languages.onDidChangeDiagnostics,
  );
}
