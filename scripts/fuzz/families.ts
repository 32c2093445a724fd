/**
 * Hostile families of drafts: each makes a text of about so many characters from one thing said over and over. What costs
 * more than its length, in whatever reader, rule or fold, shows when a text of twice the length takes more than twice as
 * long.
 */

export interface Family {
  readonly name: string;
  /** A text of about `length` characters. */
  readonly make: (length: number) => string;
}

/** Says `unit` over and over; `#` in it is the number of the repetition, `@` a name of its own, `&` a word of its own. */
function repeat(unit: string, length: number, between = ''): string {
  const parts: string[] = [];
  for (let i = 0, made = 0; made < length; i++) {
    const part = unit
      .replaceAll('#', String(i + 10))
      .replaceAll('@', nameOf(i))
      .replaceAll('&', wordOf(i));
    parts.push(part);
    made += part.length + between.length;
  }
  return parts.join(between);
}

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢';
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕梅鑫波斌莉建文辉力云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞';
const nameOf = (i: number): string => {
  const [a, b, c] = [i % 50, (i * 7 + 3) % 60, Math.floor(i / 50) % 60];
  return SURNAMES[a]! + GIVEN[b]! + GIVEN[c]!;
};
const WORDS = '山水田林湖草沙城乡路桥港园区河海江岭坪坝川原谷峰岩石泉溪潭洲岛湾堤渠塘井';
const wordOf = (i: number): string =>
  WORDS[i % 36]! + WORDS[(i * 5 + 1) % 36]! + WORDS[Math.floor(i / 36) % 36]! + WORDS[Math.floor(i / 1296) % 36]!;

/** How repetitions follow each other. */
const JOINED: readonly [name: string, between: string][] = [
  ['one clause', ''],
  ['pauses', '、'],
  ['clauses', '，'],
  ['sentences', '。'],
  ['paragraphs', '。\n'],
];

/** What is said over and over, each joined in all of the ways. */
const UNITS: readonly [name: string, unit: string][] = [
  ['counted quotation', '“四个意识”'],
  ['counted set', '三大主导产业'],
  ['contraction', '“一核两带三基地”'],
  ['speech', '张三说'],
  ['speech of many', '&局局长@表示'],
  ['speech in quotes', '@说：“我们增长5%”'],
  ['share', '占比#%'],
  ['rate', '同比增长#.5%'],
  ['sum', '其中第一产业#亿元'],
  ['amount', '完成投资#.3亿元'],
  ['date', '2021年#月'],
  ['promise', '抓好三项工作'],
  ['marker', '一是抓好工作'],
  ['ordinal', '第#'],
  ['title', '《&办法》'],
  ['bracket', '（&）'],
];

/** Joined in one way only: what matters is the shape of the line or of the whole. */
const SHAPES: readonly [name: string, make: (length: number) => string][] = [
  ['digits', (n) => '1'.repeat(n)],
  ['decimal digits', (n) => `1.${'3'.repeat(n)}`],
  ['grouped digits', (n) => repeat('123,', n)],
  ['Chinese digits', (n) => '三'.repeat(n)],
  ['Chinese numerals', (n) => repeat('三百二十', n)],
  ['zeros', (n) => '0'.repeat(n)],
  ['percent signs', (n) => '5%'.repeat(n / 2)],
  ['ranges', (n) => '5-'.repeat(n / 2)],
  ['long clause with a long number', (n) => `${'全县'.repeat(n / 4)}${'9'.repeat(n / 2)}亿元。`],
  ['long clause', (n) => '全县上下一心'.repeat(n / 6)],
  ['one character', (n) => '的'.repeat(n)],
  ['spaces', (n) => ' '.repeat(n)],
  ['wide spaces', (n) => '　'.repeat(n)],
  ['line ends', (n) => '\n'.repeat(n)],
  ['lines of one character', (n) => '一\n'.repeat(n / 2)],
  ['tabs', (n) => '甲\t'.repeat(n / 2)],
  ['opening quotes', (n) => '“'.repeat(n)],
  ['closing quotes', (n) => '”'.repeat(n)],
  ['inner quotes', (n) => '“‘'.repeat(n / 2)],
  ['quotes by turns', (n) => '“甲'.repeat(n / 2)],
  ['straight quotes', (n) => '"甲'.repeat(n / 2)],
  ['opening brackets', (n) => '（'.repeat(n)],
  ['nested brackets', (n) => '（'.repeat(n / 2) + '）'.repeat(n / 2)],
  ['opening titles', (n) => '《'.repeat(n)],
  ['nested titles', (n) => '《甲'.repeat(n / 4) + '》'.repeat(n / 4)],
  ['pauses', (n) => '、'.repeat(n)],
  ['commas', (n) => '，'.repeat(n)],
  ['full stops', (n) => '。'.repeat(n)],
  ['dots', (n) => '.'.repeat(n)],
  ['dashes', (n) => '—'.repeat(n)],
  ['colons', (n) => '甲：'.repeat(n / 2)],
  ['semicolons', (n) => '甲；'.repeat(n / 2)],
  ['ands', (n) => '甲和'.repeat(n / 2)],
  ['etceteras', (n) => '甲等'.repeat(n / 2)],
  ['Latin words', (n) => 'word '.repeat(n / 5)],
  ['web addresses', (n) => repeat('https://example.org/#/', n, ' ')],
  ['emoji', (n) => '😀'.repeat(n / 2)],
  ['lone surrogates', (n) => '\ud800'.repeat(n)],
  ['combining marks', (n) => `甲${'\u0301'.repeat(n)}`],
  ['controls', (n) => '\u0001甲'.repeat(n / 2)],
  ['marks of direction', (n) => '\u202e甲'.repeat(n / 2)],
  ['ignore comments on a line', (n) => repeat('增长5%<!-- wenheng-ignore arithmetic/rate 口径 -->', n)],
  ['ignore comments on many lines', (n) => repeat('<!-- wenheng-ignore arithmetic/rate 口径 -->', n, '\n')],
  ['ignore comments on many blocks', (n) => repeat('<!-- wenheng-ignore percent 口径 -->\n增长5-10%。', n, '\n\n')],
  ['ignored stretches', (n) => repeat('<!-- wenheng-ignore-start percent -->增长5-10%。', n, '\n')],
  ['ended stretches', (n) => repeat('<!-- wenheng-ignore-start percent -->甲<!-- wenheng-ignore-end -->', n)],
  ['open comments', (n) => repeat('<!-- wenheng-ignore ', n)],
  ['ends of stretches', (n) => repeat('<!-- wenheng-ignore-end -->', n)],
  ['fences', (n) => repeat('```\n甲', n, '\n')],
  ['fences and comments', (n) => repeat('```\n<!-- wenheng-ignore percent -->\n```', n, '\n')],
  ['headings', (n) => repeat('# 一、甲', n, '\n')],
  ['numbered headings', (n) => repeat('#.抓好&工作', n, '\n')],
  ['deep headings', (n) => repeat('（#）&', n, '\n')],
  ['nested lists', (n) => repeat('- 甲', n, '\n  ')],
  ['table', (n) => repeat('| &1 | 5% | #亿元 |', n, '\n')],
  ['table of one row', (n) => repeat('| &2 #% ', n)],
  ['quoted lines', (n) => repeat('> 甲说：“乙”', n, '\n')],
  ['emphasis', (n) => '**甲'.repeat(n / 3)],
  ['links', (n) => '[甲]('.repeat(n / 4)],
  ['backticks', (n) => '`甲'.repeat(n / 2)],
  ['entities', (n) => '&amp;'.repeat(n / 5)],
  ['tags', (n) => '<b>甲'.repeat(n / 4)],
  ['open comment marks', (n) => '<!--'.repeat(n / 4)],
  ['member list', (n) => `增强“四个意识”，即${repeat('政治意识', n, '、')}。`],
  ['counted members', (n) => `推进${repeat('&', n, '、')}三大产业。`],
  ['shares of one whole', (n) => `全市结构中，${repeat('&占比#%', n, '，')}。`],
  ['respectively', (n) => `${repeat('&', n / 2, '、')}分别增长${repeat('#%', n / 2, '、')}。`],
  ['runs', (n) => repeat('一是抓学习。二是抓整改。', n)],
  ['run over paragraphs', (n) => repeat('#是抓学习。', n, '\n')],
  ['promises without an end', (n) => repeat('讲三个方面的意见。', n, '\n')],
  ['promises and a run', (n) => `${repeat('抓好#项工作。', n / 2, '\n')}\n${repeat('一是甲。', n / 2, '\n')}`],
  ['many names', (n) => repeat('@', n, '、')],
  ['many persons', (n) => repeat('&局局长@说，工作很好。', n, '\n')],
  ['many pronouns', (n) => `&局局长王伟说，好。\n${repeat('他说，工作很好。', n, '\n')}`],
  ['names and pronouns', (n) => repeat('@指出，他表示要抓好。', n)],
  ['slogan after slogan', (n) => repeat('“两个维护”', n, '和')],
  ['slogan in two ways', (n) => repeat('“大数据、大智造”品牌和“大数据，大智造”品牌。', n)],
  ['slogans of their own', (n) => repeat('“&”', n)],
  ['dated slogans', (n) => `（2024年3月5日）\n${repeat('统筹山水林田湖草系统治理。', n)}`],
  ['one figure said twice', (n) => repeat('全县生产总值190亿元，全县生产总值191亿元。', n)],
  ['sum without an end', (n) => `全县投资100亿元，其中：${repeat('&投资#亿元', n, '，')}。`],
  ['budget', (n) => repeat('一般公共预算收入#亿元，支出#亿元，结转#亿元。', n)],
  ['anniversaries', (n) => repeat('1949年成立以来#周年。', n)],
  ['recipients', (n) => `${repeat('各&', n, '、')}：\n工作很好。`],
  ['attachments', (n) => `附件：${repeat('#. &方案', n, '\n')}`],
  ['single quotes', (n) => repeat("'&'", n)],
  ['names of files', (n) => repeat('附件(#)稿.docx', n)],
  ['relative clauses', (n) => repeat('忙碌的&局局长@说', n)],
  ['typing errors', (n) => '既使在坐的象以往一样'.repeat(n / 10)],
];

export const FAMILIES: readonly Family[] = [
  ...UNITS.flatMap(([name, unit]) =>
    JOINED.map(([how, between]): Family => ({
      name: `${name}, ${how}`,
      make: (length) => repeat(unit, length, between),
    })),
  ),
  ...SHAPES.map(([name, make]): Family => ({ name, make })),
];
