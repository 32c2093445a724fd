import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { Log } from 'sarif';
import type { FactsDocument, FactsFigure } from '../../../server/src/core/features/facts';
import type { CheckFormat } from '../../../server/src/node/formats/names';
import { CHECK_FORMATS } from '../../../server/src/node/formats/check';
import { FACTS_FORMATS } from '../../../server/src/node/formats/facts';
import type { CheckOptions, Report, ReportedFinding } from '../../../server/src/node/formats/report';
import { figuresXlsx } from '../../../server/src/node/formats/xlsx';
import { remarksOf } from '../../../server/src/node/formats/remarks';
import { fit, width } from '../../../server/src/node/terminal/table';

const TEXT = '# 总结\n整改率达92%，排查135个，整改111个。\n';
const at = (words: string): { start: number; end: number } => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};

const FINDING: ReportedFinding = {
  rule: 'arithmetic/rate',
  severity: 'error',
  message: '应为82.2%\n(111÷135) <&"\'>:,|',
  ...at('92%'),
  line: 2,
  column: 5,
  endLine: 2,
  endColumn: 8,
  related: [{ path: '总结,1.md', ...at('111个'), message: '分子' }],
  fix: { title: '改为82%', edits: [{ ...at('92%'), newText: '82%' }] },
};
const REPORT: Report = {
  files: [
    { path: '总结,1.md', text: TEXT, findings: [FINDING, { ...FINDING, severity: 'hint', related: [], fix: null }] },
    { path: 'b.txt', text: '无', findings: [] },
  ],
  summary: {
    files: 2,
    characters: TEXT.length + 1,
    findings: { error: 1, warning: 0, info: 0, hint: 1 },
    figures: { checked: 0, wrong: 0, open: 0 },
  },
};
const OPTIONS: CheckOptions = { colour: false, failed: false, isCounted: (severity) => severity === 'error' };
const shown = (format: CheckFormat, options = OPTIONS): string => CHECK_FORMATS[format](REPORT, options);

describe('formats of check', () => {
  it('text: a finding a line', () => {
    assert.equal(
      shown('text'),
      `总结,1.md:2:5: error arithmetic/rate 应为82.2% (111÷135) <&"'>:,|\n` +
        `总结,1.md:2:5: hint arithmetic/rate 应为82.2% (111÷135) <&"'>:,|\n`,
    );
  });
  it('text: colour differs in nothing but colour', () => {
    const coloured = shown('text', { ...OPTIONS, colour: true });
    assert.notEqual(coloured, shown('text'));
    // eslint-disable-next-line no-control-regex
    assert.equal(coloured.replace(/\x1b\[\d+m/g, ''), shown('text'));
  });
  it('json: as promised', () => {
    const { schema, files, summary } = JSON.parse(shown('json')) as Report & { schema: number };
    assert.equal(schema, 1);
    assert.deepEqual(summary, REPORT.summary);
    assert.deepEqual(files[0], { path: '总结,1.md', findings: REPORT.files[0]!.findings });
    assert.deepEqual(files[1], { path: 'b.txt', findings: [] });
  });
  it('ndjson: a file a line', () => {
    const lines = shown('ndjson').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { path: string }).path),
      ['总结,1.md', 'b.txt'],
    );
  });
  it('github: properties and messages are escaped', () => {
    assert.equal(
      shown('github').split('\n')[0],
      `::error file=总结%2C1.md,line=2,endLine=2,col=5,endColumn=8,title=arithmetic/rate::应为82.2%25%0A(111÷135) <&"'>:,|`,
    );
    assert.match(shown('github').split('\n')[1]!, /^::notice /);
  });
  it('checkstyle: escaped XML, hint as info', () => {
    const xml = shown('checkstyle');
    assert.match(xml, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<checkstyle version="8.0">/);
    assert.match(xml, /severity="error" message="应为82.2%&#10;\(111÷135\) &lt;&amp;&quot;&apos;&gt;:,\|" source=/);
    assert.match(xml, /severity="info"/);
    assert.match(xml, /<file name="b.txt">\n {2}<\/file>/);
  });
  it('junit: what counts is a failure, the rest a note, a clean file a passed case', () => {
    const xml = shown('junit');
    assert.match(xml, /<testsuites name="wenheng" tests="3" failures="1" errors="0">/);
    assert.match(xml, /<testsuite name="总结,1.md" tests="2" failures="1"/);
    assert.match(xml, /<testsuite name="b.txt" tests="1" failures="0"/);
    assert.equal(xml.match(/<failure /g)!.length, 1);
    assert.equal(xml.match(/<system-out>/g)!.length, 1);
    assert.doesNotMatch(xml, /message="[^"]*[<\n]/);
  });
  it('XML holds no character that XML does not allow', () => {
    const [file] = REPORT.files;
    const odd = { ...FINDING, message: 'a\0b\ud800c\ufffed' };
    const report: Report = { ...REPORT, files: [{ ...file!, findings: [odd] }] };
    for (const format of ['checkstyle', 'junit'] as const) {
      assert.match(CHECK_FORMATS[format](report, OPTIONS), /a\ufffdb\ufffdc\ufffdd/);
    }
  });
  it('markdown: a table that its own marks do not break', () => {
    const text = shown('markdown');
    assert.match(text, /2 个文件，\d+ 字：错误 1，警告 0，信息 0，提示 1。/);
    assert.match(text, /\| 2:5 \| 错误 \| `arithmetic\/rate` \| 应为82.2% \(111÷135\) \\<&"'\\>:,\\\| \|/);
    assert.doesNotMatch(text, /b\.txt/);
  });
  it('pretty: the sentence, the working, the operands, the cure', () => {
    const text = shown('pretty');
    assert.match(text, /\n {4}整改率达【92%】，排查135个，整改111个。\n/);
    assert.match(text, /· 分子：111个\n {6}→ 改为82%\n/);
    assert.match(text, /共 2 处：错误 1，/);
  });
  it('sarif: what the schema of 2.1.0 requires', () => {
    const log = JSON.parse(shown('sarif')) as Log;
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    assert.ok(run!.tool.driver.name);
    assert.equal(run!.columnKind, 'utf16CodeUnits');
    assert.equal(run!.invocations![0]!.executionSuccessful, true);
    for (const rule of run!.tool.driver.rules ?? []) assert.ok(rule.id && rule.shortDescription!.text);
    const [result, second] = run!.results!;
    assert.ok(result!.message.text);
    assert.equal(result!.level, 'error');
    assert.equal(second!.level, 'note');
    const { artifactLocation, region } = result!.locations![0]!.physicalLocation!;
    assert.deepEqual(artifactLocation, { uri: '%E6%80%BB%E7%BB%93%2C1.md', index: 0 });
    assert.deepEqual(region, { startLine: 2, startColumn: 5, endLine: 2, endColumn: 8, charOffset: 9, charLength: 3 });
    assert.equal(result!.relatedLocations![0]!.message!.text, '分子');
    const [change] = result!.fixes![0]!.artifactChanges;
    assert.equal(change!.replacements[0]!.deletedRegion.charOffset, 9);
    assert.equal(change!.replacements[0]!.insertedContent!.text, '82%');
  });
  it('rdjson: what reviewdog reads, with columns in bytes of UTF-8', () => {
    const { source, diagnostics } = JSON.parse(shown('rdjson')) as {
      source: object;
      diagnostics: Record<string, unknown>[];
    };
    assert.deepEqual(source, { name: 'wenheng' });
    const range = { start: { line: 2, column: 13 }, end: { line: 2, column: 16 } };
    assert.deepEqual(diagnostics[0], {
      message: FINDING.message,
      location: { path: '总结,1.md', range },
      severity: 'ERROR',
      code: { value: 'arithmetic/rate' },
      suggestions: [{ range, text: '82%' }],
      related_locations: [
        {
          message: '分子',
          location: { path: '总结,1.md', range: { start: { line: 2, column: 40 }, end: { line: 2, column: 46 } } },
        },
      ],
    });
    assert.deepEqual(
      [diagnostics.length, diagnostics[1]!['severity'], diagnostics[1]!['suggestions']],
      [2, 'INFO', undefined],
    );
    const [file] = REPORT.files;
    const edits = [...FINDING.fix!.edits, { ...at('111个'), newText: '124个' }];
    const findings = [{ ...FINDING, fix: { title: '改两处', edits } }];
    assert.doesNotMatch(CHECK_FORMATS.rdjson({ ...REPORT, files: [{ ...file!, findings }] }), /suggestions/);
  });
  it('codequality: what GitLab asks for, known again where its line has moved', () => {
    type Issue = Record<'description' | 'check_name' | 'fingerprint' | 'severity', string> & { location: object };
    const [issue, other] = JSON.parse(shown('codequality')) as Issue[];
    assert.equal(issue!.description, FINDING.message);
    assert.equal(issue!.check_name, 'arithmetic/rate');
    assert.equal(issue!.severity, 'critical');
    assert.deepEqual(issue!.location, { path: '总结,1.md', lines: { begin: 2, end: 2 } });
    assert.match(issue!.fingerprint, /^[0-9a-f]{32}$/);
    assert.notEqual(other!.fingerprint, issue!.fingerprint);
    const [file] = REPORT.files;
    const moved = { ...FINDING, line: 5, endLine: 5, start: FINDING.start + 3, end: FINDING.end + 3 };
    const later = { ...REPORT, files: [{ ...file!, path: './总结,1.md', text: `\n\n\n${TEXT}`, findings: [moved] }] };
    const [again] = JSON.parse(CHECK_FORMATS.codequality(later)) as Issue[];
    assert.equal(again!.fingerprint, issue!.fingerprint);
    assert.deepEqual(again!.location, { path: '总结,1.md', lines: { begin: 5, end: 5 } });
  });
  it('name the place in another draft that a finding is held against', () => {
    const other = { path: '摘要.md', text: '\n另稿：整改率82%。\n', findings: [] };
    const start = other.text.indexOf('82%');
    const related = [{ path: other.path, start, end: start + 3, message: '“摘要.md”：82%' }];
    const file = { ...REPORT.files[0]!, findings: [{ ...FINDING, related, fix: null }] };
    const report = { ...REPORT, files: [file, other] };
    const { diagnostics } = JSON.parse(CHECK_FORMATS.rdjson(report)) as {
      diagnostics: { related_locations: object[] }[];
    };
    assert.deepEqual(diagnostics[0]!.related_locations, [
      {
        message: '“摘要.md”：82%',
        location: { path: '摘要.md', range: { start: { line: 2, column: 19 }, end: { line: 2, column: 22 } } },
      },
    ]);
    const log = JSON.parse(CHECK_FORMATS.sarif(report, OPTIONS)) as Log;
    const { physicalLocation } = log.runs[0]!.results![0]!.relatedLocations![0]!;
    assert.deepEqual(physicalLocation!.artifactLocation, { uri: encodeURIComponent('摘要.md'), index: 1 });
    assert.equal(physicalLocation!.region!.startLine, 2);
    assert.equal(physicalLocation!.region!.startColumn, 7);
    for (const words of [CHECK_FORMATS.pretty(report, OPTIONS), remarksOf(file)[0]!.lines.join('\n')]) {
      assert.match(words, /· “摘要\.md”：82%$/m);
    }
  });
  it('sarif: says when the run failed', () => {
    const log = JSON.parse(shown('sarif', { ...OPTIONS, failed: true })) as Log;
    assert.equal(log.runs[0]!.invocations![0]!.executionSuccessful, false);
  });
});

const FIGURE: FactsFigure = {
  start: 3,
  end: 9,
  text: '2570亿元',
  kind: 'amount',
  value: '257000000000',
  low: '256950000000',
  high: null,
  unit: '元',
  bound: 'over',
  indicator: '地区生产总值,"全县"',
  period: '2018年',
  resolved: '2018',
  change: 'rise',
  against: '同比',
  scope: '全县',
  measure: 'level',
  list: null,
  seat: null,
  state: 'open',
};
const DOCUMENT: FactsDocument = {
  path: '总结.md',
  figures: [FIGURE, { ...FIGURE, text: '=1+1', value: '1234567890123456.5', low: null }],
  enumerations: [],
  attributions: [],
  people: [],
  slogans: [],
  outline: [],
  relations: [{ kind: 'rate', figures: [0, 1], claim: '111条 / 135个 = 82%', holds: true, working: '111÷135=82.2%' }],
};

describe('formats of facts', () => {
  it('json: as promised', () => {
    assert.deepEqual(JSON.parse(FACTS_FORMATS.json([DOCUMENT])), { schema: 1, documents: [DOCUMENT] });
  });
  it('ndjson: a document a line', () => {
    const lines = FACTS_FORMATS.ndjson([DOCUMENT, DOCUMENT]).trimEnd().split('\n');
    assert.deepEqual(JSON.parse(lines[1]!), { schema: 1, ...DOCUMENT });
    assert.equal(lines.length, 2);
  });
  it('csv: a mark, a head, a figure a row; no cell is run as a formula', () => {
    assert.deepEqual(FACTS_FORMATS.csv([DOCUMENT]).split('\r\n'), [
      '\uFEFFpath,start,end,text,kind,value,low,high,unit,bound,indicator,period,change,against,resolved,scope,measure,list,seat',
      '总结.md,3,9,2570亿元,amount,257000000000,256950000000,,元,over,"地区生产总值,""全县""",2018年,rise,同比,2018,全县,level,,',
      `总结.md,3,9,'=1+1,amount,1234567890123456.5,,,元,over,"地区生产总值,""全县""",2018年,rise,同比,2018,全县,level,,`,
      '',
    ]);
  });
  it('csv: a negative value stays a value', () => {
    const figure = { ...FIGURE, text: '-3.5%', value: '-3.5' };
    assert.match(FACTS_FORMATS.csv([{ ...DOCUMENT, figures: [figure] }]), /,-3\.5%,amount,-3\.5,/);
  });
  it('xlsx: numbers are numbers, but for those that Excel would round', () => {
    const files = unzipSync(figuresXlsx([DOCUMENT]));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    assert.match(sheet, /<c><v>257000000000<\/v><\/c>/);
    assert.match(sheet, /<t xml:space="preserve">1234567890123456\.5<\/t>/);
    assert.match(sheet, /<t xml:space="preserve">地区生产总值,&quot;全县&quot;<\/t>/);
    assert.equal(sheet.match(/<row>/g)!.length, 3);
    const types = strFromU8(files['[Content_Types].xml']!);
    for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g)) assert.ok(files[part!], part);
  });
  it('xlsx and csv-zh: in the words of people, with the place and the arithmetic', () => {
    const rate = { ...FIGURE, text: '82%', kind: 'percent', value: '82', unit: '%', line: 3, column: 9 };
    const date = { ...FIGURE, text: '3月5日', kind: 'date', value: '--03-05', unit: '' };
    const outline = [{ start: 0, end: 2, text: '一、情况', level: 1, number: '一' }];
    const relations = [{ kind: 'rate', figures: [1, 0], claim: '', holds: true, working: '111÷135=82.2%' }];
    const document = { ...DOCUMENT, figures: [rate, date], outline, relations };
    const [head, row, ...rest] = FACTS_FORMATS['csv-zh']([document]).split('\r\n');
    assert.equal(head, '\uFEFF文件,行,列,所在标题,指标,时期,原文,类别,界限,数值,单位,增减,比较基准,验算,算式');
    assert.match(row!, /^总结\.md,3,9,一、情况,.*,82%,百分数,多于,82,%,增,同比,✓,111÷135=82\.2%$/);
    assert.deepEqual(rest, ['']);
    const files = unzipSync(figuresXlsx([document]));
    assert.match(strFromU8(files['xl/workbook.xml']!), /"数据".*"日期和时长".*"提纲"/);
    assert.match(strFromU8(files['xl/worksheets/sheet2.xml']!), /3月5日/);
    assert.match(strFromU8(files['xl/worksheets/sheet3.xml']!), /一、情况/);
  });
  it('xlsx: equal figures give an equal file', () => {
    assert.deepEqual(FACTS_FORMATS.xlsx([DOCUMENT]), FACTS_FORMATS.xlsx([DOCUMENT]));
  });
  it('table: columns line up, and the relations follow', () => {
    const lines = FACTS_FORMATS.table([DOCUMENT]).split('\n');
    assert.equal(lines[0], '总结.md：2 个数据');
    const column = (line: string): number => width(line.slice(0, line.indexOf(' 元')));
    assert.equal(column(lines[2]!), column(lines[3]!));
    assert.match(lines[2]!, /> 257,000,000,000 {2}元/);
    assert.equal(lines[5], '  ✓ 111条 / 135个 = 82%  111÷135=82.2%');
  });
});

describe('terminal width', () => {
  it('counts a Chinese character as two', () => assert.equal(width('增长5%，𠮷'), 10));
  it('cuts what is too long', () => {
    assert.equal(fit('地区生产总值', 12), '地区生产总值');
    assert.equal(fit('地区生产总值', 8), '地区生…');
  });
});

describe('statements by speaker', () => {
  it('markdown: speakers in order, their post, what they say', () => {
    const said = (speaker: string, mode: string, text: string) => ({
      speaker,
      title: '',
      source: 'person',
      mode,
      mention: [0, 0] as [number, number],
      cue: { start: 0, end: 0, text: '说' },
      content: [0, 0] as [number, number],
      text,
    });
    const people = [{ name: '罗建明', title: '镇长', mentions: [], statements: [0, 2] }];
    const attributions = [
      said('罗建明', 'direct', '好。'),
      said('大家', 'indirect', '赞。'),
      said('罗建明', 'indirect', '行。'),
    ];
    assert.equal(
      FACTS_FORMATS.markdown([{ ...DOCUMENT, people, attributions }]),
      '# 总结.md\n\n## 罗建明（镇长）\n\n- 说：“好。”\n- 说：行。\n\n## 大家\n\n- 说：赞。\n',
    );
    assert.match(FACTS_FORMATS.markdown([DOCUMENT]), /没有读到引语/);
  });
});
