import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  closeAll,
  draftUri,
  EXTENSION,
  finding,
  hoverAt,
  NOTICE,
  openDraft,
  RATE,
  REPORT,
  runTask,
  until,
} from '../support';

const ALLOWED = [
  /^\.vsixmanifest$/,
  /^package(\.nls(\.zh-cn)?)?\.json$/,
  /^(readme|changelog)\.md$/i,
  /^(LICENSE|THIRD-PARTY-NOTICES)\.txt$/,
  /^(client|server)\/dist\/[\w-]+\.js$/,
  /^server\/data\/[\w./-]+$/,
  /^(l10n|snippets|schemas)\/[\w.-]+\.(json|code-snippets)$/,
  /^images\/icon\.png$/,
  /^docs\/images\/[\w-]+\.png$/,
  /^docs\/rules\/(en\/)?[a-z-]+\/[a-z-]+\.md$/,
  /^walkthrough\/[^/]+\.md$/,
  /^node_modules\/nodejieba\/(package\.json|LICENSE|index\.js|build\/Release\/nodejieba\.node)$/,
  /^node_modules\/nodejieba\/submodules\/cppjieba\/(LICENSE|dict\/(jieba\.dict|hmm_model|stop_words|user\.dict)\.utf8)$/,
  /^node_modules\/@node-rs\/jieba\/(package\.json|LICENSE|index\.js|dict\.txt)$/,
  /^node_modules\/@node-rs\/jieba-[\w-]+\/(package\.json|[\w.-]+\.node)$/,
];

describe('the installed package', () => {
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension, 'it is not installed');
  const root = extension.extensionPath;
  afterEach(closeAll);

  it('shows the first steps by itself, once, and leaves the draft in front', async () => {
    const walkthroughs = (): string[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input === undefined)
        .map(({ label }) => label);
    const { document } = await openDraft(REPORT);
    await until(
      'the first steps',
      () => walkthroughs().length === 1,
      () => `there were: ${vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label)}`,
      vscode.window.tabGroups.onDidChangeTabs,
    );
    await until(
      'the draft to be in front',
      () => vscode.window.activeTextEditor?.document === document,
      () => `in front is ${vscode.window.activeTextEditor?.document.uri.path}, of ${walkthroughs().join()}`,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await finding((await openDraft(NOTICE)).document.uri, RATE);
    assert.deepEqual(walkthroughs(), []);
  });

  it('is the one in the profile, not the sources', () => {
    assert.ok(root.startsWith(process.env['WENHENG_E2E_PROFILE'] ?? '?'), root);
  });

  it('holds what it needs and nothing else', () => {
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const foreign = files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)));
    assert.deepEqual(foreign, []);
    for (const file of ['client/dist/extension.js', 'server/dist/main.js', 'server/dist/cli.js', 'images/icon.png']) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
  });

  it('holds every file that its manifest names', () => {
    const named = stringsIn(extension.packageJSON).filter((text) =>
      /^(\.\/)?[\w-]+(\/[\w.-]+)+\.(js|json|png|md|code-snippets)$/.test(text),
    );
    assert.ok(named.length > 2, named.join(' '));
    assert.deepEqual(
      named.filter((file) => !existsSync(path.join(root, file))),
      [],
    );
  });

  it('has a page of its own without a dead link, with pictures that are there', () => {
    const page = readFileSync(
      path.join(
        root,
        readdirSync(root).find((name) => /^readme\.md$/i.test(name))!,
      ),
      'utf8',
    );
    const targets = [...page.matchAll(/\]\(([^)\s]{1,200})\)/g)].map(([, target]) => target!);
    const local = targets.filter((target) => !/^(?:https?:|#)/.test(target));
    assert.ok(local.filter((target) => target.endsWith('.png')).length > 2, local.join(' '));
    assert.deepEqual(
      local.filter((target) => !existsSync(path.join(root, target))),
      [],
    );
    assert.match(page, /^## 三步$/m);
  });

  it('checks a draft and shows a figure card', async () => {
    const { document } = await openDraft(REPORT);
    await finding(document.uri, RATE);
    assert.match(await hoverAt(document, '86.4亿元'), /规模以上工业增加值/);
  });

  it('runs its task with the command line that it brings', async () => {
    await openDraft(REPORT);
    assert.equal(await runTask('workspace'), 0);
    await finding(draftUri(NOTICE), RATE);
  });

  it('has a page for every rule, which opens without a connection', async () => {
    const { document } = await openDraft(REPORT);
    const { code } = await finding(document.uri, RATE);
    const page = typeof code === 'object' ? code.target : undefined;
    assert.equal(page?.scheme, 'wenheng-rule');
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    assert.match(text, /arithmetic\/rate/);
    const rules = extension.packageJSON.contributes.configuration
      .flatMap((section: { properties: object }) => Object.entries(section.properties))
      .find(([name]: [string]) => name === 'wenheng.rules')[1].properties as Record<string, object>;
    const missing = Object.keys(rules).filter(
      (rule) => rule.includes('/') && !existsSync(path.join(root, 'docs', 'rules', `${rule}.md`)),
    );
    assert.deepEqual(missing, []);
  });

  it('brings the segmenter where it is built for one platform, and reads figures without it', () => {
    const binary = path.join(root, 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node');
    const cli = path.join(root, 'server', 'dist', 'cli.js');
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const draft = draftUri(REPORT).fsPath;
    const facts = execFileSync(process.execPath, [cli, 'facts', draft, '--format', 'json'], { env, encoding: 'utf8' });
    assert.ok(JSON.parse(facts).documents[0].figures.length > 5);
    if (!existsSync(binary)) return;
    const cut = `
      const jieba = require(process.argv[1]);
      jieba.load({ idfDict: process.argv[2] });
      console.log(jieba.cut('清溪新区召开会议').length);`;
    const segmenter = path.join(root, 'node_modules', 'nodejieba');
    const words = execFileSync(process.execPath, ['-e', cut, segmenter, path.join(root, 'server', 'data', 'idf.txt')], {
      env,
      encoding: 'utf8',
    });
    assert.ok(Number(words) > 1, words);
  });
});

/** All texts in a value, however deep. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
