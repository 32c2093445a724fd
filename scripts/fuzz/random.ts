/** Random drafts and edits that a seed makes again. */

/** Numbers in [0, 1) in a row that depends on the seed alone. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Maker {
  constructor(private readonly random: () => number) {}

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Some pieces of drafts, sound, faulty and hostile, in a row. */
  words(pieces: number): string {
    let text = '';
    for (let i = 0; i < pieces; i++) text += this.piece();
    return text;
  }

  /** Cuts, doubles and moves stretches of a text. */
  torn(text: string): string {
    let torn = text;
    for (let i = this.below(6); i > 0; i--) {
      const [a, b] = [this.below(torn.length + 1), this.below(torn.length + 1)];
      const cut = torn.slice(Math.min(a, b), Math.max(a, b)).slice(0, 400);
      const at = this.below(torn.length + 1);
      torn = this.below(2) ? torn.slice(0, at) + cut + torn.slice(at) : torn.slice(0, at) + torn.slice(at + cut.length);
    }
    return torn;
  }

  private piece(): string {
    const kind = this.below(10);
    if (kind < 5) return this.pick(SENTENCES) + this.pick(['', '', '\n', '\n\n', '\r\n']);
    if (kind < 7) return this.pick(MARKS);
    if (kind < 9) return this.pick(WORDS) + (this.below(3) ? '' : String(this.below(100_000) / 10));
    const odd = this.pick(ODD);
    return odd.repeat(1 + this.below(8));
  }
}

const SENTENCES = [
  '云浦县2020年实现地区生产总值190亿元，同比增长4.5%。',
  '其中：第一产业26亿元，第二产业72亿元，第三产业92亿元。',
  '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。',
  '共收集意见120条，其中已办结105条，正在办理9条。',
  '一是加强领导。二是强化督查。四是严格考核。',
  '做到“三个到位”，认识到位、责任到位、督查到位、保障到位。',
  '增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
  '县水利局局长李贵说：“今年要修好水渠，增长5-10%没有问题。”',
  '他表示，下一步要抓好落实。',
  '三次产业结构为13.7:37.9:48.4。',
  '完成投资２５亿元，增长７．３％。',
  '各乡镇人民政府，县直各单位：',
  '关于做好2021年防汛工作的通知',
  '（2024年3月5日）',
  '# 一、工作回顾\n',
  '（二）抓好&项目建设',
  '| 指标 | 数值 |\n| --- | --- |\n| 产值 | 5亿元 |\n',
  '<!-- wenheng-ignore arithmetic/rate 口径不同 -->',
  '<!-- wenheng-ignore-start percent -->',
  '<!-- wenheng-ignore-end -->',
  '```\n全县增长5%\n```\n',
  '附件：1. 项目清单',
  '2018年以来，新增市场主体800户，占比超过六成。',
  '推进供给测结构性改革，新建厂房3万平米。',
  '比2010年翻两番，年均增长7.2%。',
];
const WORDS = [
  '增长',
  '下降',
  '亿元',
  '万人',
  '个百分点',
  '占比',
  '分别',
  '其中',
  '同比',
  '“',
  '”',
  '《',
  '》',
  '第',
  '年',
  '张三说',
  '三大',
  '，即',
  '等',
  '两个',
  '0',
  '不足',
  '超过',
];
const MARKS = [
  '。',
  '，',
  '、',
  '；',
  '：',
  '！',
  '？',
  '“',
  '”',
  '‘',
  '’',
  '（',
  '）',
  '《',
  '》',
  '—',
  '……',
  '%',
  '％',
  '.',
  ',',
  '-',
  '~',
  ' ',
  '　',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '#',
  '*',
  '|',
  '`',
  '<!--',
  '-->',
];
const ODD = [
  '\ud800',
  '\udfff',
  '😀',
  '\u0000',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\u0301',
  '𠮷',
  '9'.repeat(40),
  '三',
  '（',
  '“',
  '1.',
  '零',
  '〇',
  '①',
  'Ａ',
  '\u001b[31m',
];
