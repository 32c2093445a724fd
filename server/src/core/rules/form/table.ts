/** Form of official documents: GB/T 9704—2012 and the regulations of 2012, as far as a pattern can tell. */
import type { Genre } from '../../model';
import type { PatternRow } from '../pattern';

const STATUTORY: readonly Genre[] = ['statutory'];

export const FORM_ROWS: readonly PatternRow[] = [
  {
    id: 'form/document-number',
    severity: 'warning',
    zh: '发文字号的年份用六角括号',
    en: 'The year of a document number in 〔 〕',
    why: `发文字号由机关代字、年份、顺序号组成，年份用六角括号“〔〕”括入：“东政发〔2021〕5号”。方括号、圆括号、方头括号都不合格式。

法院案号“（2021）湘01民初5号”用圆括号，不报；2000年以前的旧文号，引用时照原样，不报。`,
    source: 'GB/T 9704—2012 7.2.5',
    bad: [
      '根据东政发⟦[2021]5号⟧文件精神。',
      '根据东政发⟦[2023]第1号⟧文件精神。',
      '（云办发⟦（2020）12号⟧）',
      '现予印发（湖府办⟦【2019】3号⟧）。',
    ],
    good: [
      '根据东政发〔2021〕5号文件精神。',
      '（2021）湘01民初5号判决书。',
      '国办发[1987]9号。',
      '总结（2021）5号楼竣工。',
      '见参考文献[2021]。',
      '公告（2021）第5号。',
    ],
    patterns: [
      {
        on: ['[', '（', '【'],
        match:
          /(?<=[发办函字文通复报呈政委任批规准请纪组宣财教科工民司建农卫审国环城])(?<!同志)(?:\[20\d\d\]|（20\d\d）|【20\d\d】) ?第?\d{1,4} ?号(?![楼线门院机井桥路])/y,
        say: ([words]) => `年份用六角括号：“${numbered(words)}”`,
        fix: ([words]) => numbered(words),
        safe: true,
      },
    ],
  },
  {
    id: 'form/document-number-order',
    severity: 'warning',
    zh: '发文字号的顺序号不加“第”、不编虚位',
    en: 'The serial number of a document without 第 and leading zeros',
    why: `发文字号的顺序号不加“第”字，不编虚位，年份不带“年”字：“东政发〔2021〕5号”，不写“〔2021〕第5号”“〔2021〕05号”。年份写全称。令的编号“第5号”、公告的“第5号”没有年份括号，不受此限。`,
    source: 'GB/T 9704—2012 7.2.5',
    bad: ['东政发⟦〔2021〕第5号⟧', '东政发⟦〔2021〕05号⟧', '东政发⟦〔21〕5号⟧', '东气发⟦〔2013年〕13号⟧'],
    good: ['东气发〔2013〕13号', '东政发〔2021〕5号', '东湖市人民政府令第5号', '东政发〔2021〕105号', '工作简报第05期'],
    patterns: [
      {
        on: ['〔'],
        match: /〔(?:\d{4}年〕 ?第? ?\d+ ?号|\d{4}〕 ?第 ?0*[1-9]\d* ?号|\d{4}〕 ?0+[1-9]\d* ?号|\d{2}〕 ?\d+ ?号)/y,
        say: '顺序号不加“第”、不编虚位，年份写四位、不带“年”',
        fix: ([words]) => (/^〔\d{4}/.test(words) ? words.replace(/年?〕 ?第? ?0*/, '〕') : null),
        safe: true,
      },
    ],
  },
  {
    id: 'form/title-repeat',
    severity: 'warning',
    zh: '标题中文种或“关于”重叠',
    en: 'Doubled 关于 or genre word in a title',
    why: `转发、印发文件的标题，避免“关于转发关于……的通知的通知”。一般省去前一个“关于”和后一个“的通知”：“转发关于……的通知”；层层转发的，直接转发最初的文件。`,
    source: '《党政机关公文处理工作条例》第九条；公文惯例',
    bad: ['东湖市人民政府⟦关于转发关于⟧做好防汛工作的通知', '关于转发防汛工作⟦的通知的通知⟧'],
    good: [
      '东湖市人民政府转发关于做好防汛工作的通知',
      '关于印发《防汛预案》的通知',
      '关于做好关于民生的十件实事的通知',
    ],
    patterns: [
      {
        on: ['关于'],
        match: /关于(?:转发|印发|批转)关于/y,
        say: '省去前一个“关于”',
        quoted: true,
        fix: ([words]) => words.slice(2),
      },
      {
        on: ['的通知的', '的意见的', '的决定的'],
        match: /的(?:通知|意见|决定)的通知(?=$|》)/y,
        say: '文种不重叠',
        quoted: true,
      },
    ],
  },
  {
    id: 'form/mixed-genre',
    severity: 'warning',
    zh: '“请示报告”不是一个文种',
    en: '请示报告 is no genre',
    why: `请示和报告是两个文种：要求上级答复的用“请示”，不要求答复的用“报告”。标题不写“请示报告”。重大事项“请示报告制度”“请示报告条例”是制度名称，不报。`,
    source: '《党政机关公文处理工作条例》第八条、第十五条',
    bad: ['关于解决水厂建设资金⟦的请示报告⟧', '关于防汛工作⟦的报告请示⟧'],
    good: [
      '关于解决水厂建设资金的请示',
      '关于防汛工作的报告',
      '落实重大事项请示报告制度',
      '执行《重大事项请示报告条例》',
    ],
    patterns: [
      {
        on: ['的请示报告', '的报告请示'],
        match: /的(?:请示报告|报告请示)(?=$|》)/y,
        say: '“请示”与“报告”是两个文种，只用一个',
        quoted: true,
      },
    ],
  },
  {
    id: 'form/old-rules',
    severity: 'info',
    zh: '引用已停用的公文处理规定',
    en: 'A reference to rules no longer in force',
    why: `《国家行政机关公文处理办法》（2000年）和《中国共产党机关公文处理条例》（1996年）自2012年7月1日起停止执行，现行的是《党政机关公文处理工作条例》。记述历史的，不必改。`,
    source: '《党政机关公文处理工作条例》第四十二条',
    bad: ['根据⟦《国家行政机关公文处理办法》⟧的规定。', '按照⟦《中国共产党机关公文处理条例》⟧办理。'],
    good: [
      '根据《党政机关公文处理工作条例》的规定。',
      '《国家行政机关公文处理办法》已停止执行。',
      '规范行政机关公文处理办法。',
    ],
    patterns: [
      {
        on: ['《国家行政机关公文处理办法》', '《中国共产党机关公文处理条例》'],
        match: /《(?:国家行政机关公文处理办法|中国共产党机关公文处理条例)》(?![^。]{0,30}(?:废止|停止|停用))/y,
        say: '已停止执行，现行的是《党政机关公文处理工作条例》',
        quoted: true,
      },
    ],
  },
  {
    id: 'form/subject-words',
    severity: 'info',
    zh: '不再标注主题词',
    en: 'Subject words are no longer given',
    why: `2012年的格式标准取消了主题词。`,
    source: 'GB/T 9704—2012',
    genres: STATUTORY,
    bad: ['⟦主题词：⟧防汛 工作 通知'],
    good: ['本次活动的主题词：绿色。', '关键词：防汛'],
    patterns: [{ on: ['主题词'], match: /^主 ?题 ?词：/y, say: '现行格式不标主题词' }],
  },
  {
    id: 'form/copy-to',
    severity: 'hint',
    zh: '抄送机关末尾用句号',
    en: 'A full stop after the copy list',
    why: `版记中的抄送机关，同一系统之间用顿号，不同系统之间用逗号，最后一个机关后面用句号。`,
    source: 'GB/T 9704—2012 7.4.2',
    genres: STATUTORY,
    bad: ['⟦抄送：市委办公室，市人大常委会办公室⟧'],
    good: ['抄送：市委办公室，市人大常委会办公室。', '请抄送：市委办公室', '抄送：'],
    patterns: [
      {
        on: ['抄送：'],
        match: /^抄送：.*[\u4e00-\u9fff]$/y,
        say: '抄送机关末尾用句号',
        fix: ([words]) => `${words}。`,
        safe: true,
      },
    ],
  },
  {
    id: 'form/closing',
    severity: 'hint',
    zh: '公文不以“此致敬礼”结尾',
    en: 'No letter ending on an official document',
    why: `“此致”“敬礼”是书信的结语。法定公文用“特此通知”“妥否，请批示”“特此函复”等，或不用结语。慰问信、感谢信不是法定公文，不报。`,
    source: '公文惯例',
    genres: STATUTORY,
    bad: ['现予函复。\n⟦此致⟧', '⟦此致⟧敬礼'],
    good: ['特此通知。', '因此致使进度滞后。', '此致函贵局。'],
    patterns: [{ on: ['此致'], match: /^此致(?=$|敬礼|，? ?敬礼)/y, say: '法定公文不用书信的结语' }],
  },
  {
    id: 'form/citation',
    severity: 'info',
    zh: '引用公文先引标题，后引发文字号',
    en: 'A document is cited by its title, then its number',
    why: `引用公文，先引标题，后引发文字号：“根据《关于做好防汛工作的通知》（东政发〔2021〕5号）”。上文已经引过标题的，可以只引文号，故只作提示。`,
    source: '公文惯例（源于《国家行政机关公文处理办法》第二十五条）',
    genres: STATUTORY,
    bad: ['⟦根据东政发〔2021〕5号⟧文件精神，现通知如下：', '⟦按照云办发〔2020〕12号⟧要求。'],
    good: [
      '根据《关于做好防汛工作的通知》（东政发〔2021〕5号）精神，现通知如下：',
      '东政发〔2021〕5号文件收悉。',
      '根据有关规定，现通知如下：',
      '按照《通知》要求，云办发〔2020〕12号停止执行。',
    ],
    patterns: [
      {
        on: ['根据', '按照', '依据'],
        match: /(?:根据|按照|依据)[\u4e00-\u9fff]{1,14}〔\d{4}〕\d{1,4}号/y,
        say: '先引标题，后引发文字号',
      },
    ],
  },
  {
    id: 'form/attachment-page',
    severity: 'info',
    zh: '附件页的“附件1”后不加冒号',
    en: 'No colon after 附件1 on its own page',
    why: `另面编排的附件，左上角标“附件”及顺序号，后面不加冒号。正文之后的附件说明才写“附件：1.……”。`,
    source: 'GB/T 9704—2012 7.3.7',
    bad: ['附件1⟦：⟧\n任务分解表'],
    good: ['附件1\n任务分解表', '附件：1.任务分解表', '见附件1：任务分解表。'],
    patterns: [{ on: ['：'], match: /(?<=^附件\d{1,2})：$/y, say: '“附件”及顺序号后不加冒号', fix: '', safe: true }],
  },
  {
    id: 'form/alias',
    severity: 'hint',
    zh: '“以下简称”后的简称加引号',
    en: 'The short name after 以下简称 in quotation marks',
    why: `首次出现全称并在括号里注明简称的，简称加引号：（以下简称“领导小组”）。文件的简称用书名号：（以下简称《办法》）。`,
    source: '公文惯例',
    genres: STATUTORY,
    bad: ['成立防汛工作领导小组（⟦以下简称领导小组⟧）。', '东湖高新技术产业开发区（⟦以下统称园区⟧）'],
    good: [
      '成立防汛工作领导小组（以下简称“领导小组”）。',
      '印发《考核办法》（以下简称《办法》）。',
      '以下简称均见附表。',
    ],
    patterns: [
      {
        on: ['以下简称', '以下统称'],
        match: /(?<=（)以下[简统]称(?:为)?(?![“‘《：为])[\u4e00-\u9fffA-Za-z\d]{2,16}(?=）)/y,
        say: '简称加引号',
        fix: ([words]) => words.replace(/^(以下[简统]称)(.*)$/, '$1“$2”'),
      },
    ],
  },
];

/** [2021] 5 号 with the brackets of the standard. */
function numbered(words: string): string {
  return words.replace(/^.(\d{4}). ?第?(\d+) ?号$/, (_, year: string, n: string) => `〔${year}〕${Number(n)}号`);
}
