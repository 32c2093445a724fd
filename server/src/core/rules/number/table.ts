/** Style of numbers: GB/T 15835—2011, as far as a pattern and its guards can tell. */
import type { PatternRow } from '../pattern';
import { DIGITS } from '../pattern';

const RANGE_MARK = '[-－—–~～至到]';
const HAN_DIGITS = '一二三四五六七八九';
const hanOf = (digit: string): string => `〇${HAN_DIGITS}`.charAt(Number(digit));
const EACH_HAN_DIGIT = Array.from(HAN_DIGITS);
/** Units after a number of approximation: 三四个, 十几天. */
const APPROXIMATED_UNIT = '[个项年天月次家人名户件条种位岁米倍成元里亩吨]';

/** A whole number up to 99 in Chinese numerals. */
function hanNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 ? hanOf(String(n % 10)) : '';
  return tens === 0 ? ones : `${tens === 1 ? '' : hanOf(String(tens))}十${ones}`;
}

/** The rules about numbers that are patterns. */
export const NUMBER_ROWS: readonly PatternRow[] = [
  {
    id: 'number/range-percent',
    yieldsTo: ['percent/range'],
    severity: 'warning',
    zh: '百分比范围，前一个数漏了百分号',
    en: 'The first number of a percentage range lacks its %',
    why: `表示百分比的范围，两个数都带百分号：写“15%～30%”，不写“15～30%”。后一种写法可以理解为“15至30%”，前一个数成了15倍。

年份、月份、编号后面的数不算：“1—5月增长8%”“2020年—30%”不报。`,
    source: 'GB/T 15835—2011 5.1.3',
    bad: ['预计增长⟦15～30%⟧。', '降低成本⟦8-10%⟧左右。', '占比在⟦2.5到3%⟧之间。', '财政补助⟦30—50%⟧。'],
    good: [
      '预计增长15%～30%。',
      '1—5月增长8%，超过预期。',
      '合格率由90到95%的目标尚未实现，1至10月完成85%。',
      '比例为3:1-5%之间。',
      '第3-5%的样本不计。',
      '由2020年到30%的占比。',
      '编号为A1-30%的试样。',
      '完成1/3—50%。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '.~～-－–—至到',
        match: new RegExp(
          `(?<![\\d.:：/A-Za-z第由从自]|第\\d+[-—])\\d+(?:\\.\\d+)?(?<!(?:19|20)\\d\\d)(?:[~～]{1,2}|[-－–—至到])\\d+(?:\\.\\d+)?%`,
          'y',
        ),
        say: ([words]) => `百分比范围的两个数都带百分号：“${words.replace(new RegExp(RANGE_MARK), '%$&')}”`,
        fix: ([words]) => words.replace(new RegExp(RANGE_MARK), '%$&'),
      },
    ],
  },
  {
    id: 'number/range-magnitude',
    severity: 'warning',
    zh: '数值范围，前一个数漏了“万”“亿”',
    en: 'The first number of a range lacks its 万 or 亿',
    why: `“万”“亿”是数的一部分，范围的两个数都要写出：写“9亿～16亿”“13万元～17万元”，不写“9～16亿”“13～17万元”。一般计量单位可以只写后一个：“100～150公斤”。

前一个数自己带了位数或单位的（“5000～1万元”），前一个大于后一个的，不报。`,
    source: 'GB/T 15835—2011 5.1.3',
    bad: ['总投资⟦9～16亿⟧元。', '每户补助⟦3-5万⟧元。', '预计用工⟦2至3万⟧人。'],
    good: [
      '总投资9亿～16亿元。',
      '每户补助3万—5万元。',
      '每袋重100～150公斤。',
      '补助5000～1万元。',
      '2016至2020亿元以上项目共12个。',
      '由3到5万元不等。',
      '门牌为12-3万达广场。',
      '第2至3万吨级泊位。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '.~～-－–—至到',
        match:
          /(?<![\d.:：/A-Za-z第由从自])(\d{1,3}(?:\.\d+)?)([~～]{1,2}|[-－–—至到])(\d{1,3}(?:\.\d+)?)([万亿])(?![达科通])/y,
        say: ([, a, mark, b, unit]) => `范围的两个数都写出“${unit}”：“${a}${unit}${mark}${b}${unit}”`,
        fix: ([, a, mark, b, unit]) => (Number(a) < Number(b) ? `${a}${unit}${mark}${b}${unit}` : null),
      },
    ],
  },
  {
    id: 'number/approximate',
    severity: 'warning',
    zh: '含“几”的概数用汉字',
    en: 'An approximate number with 几 is written in Chinese characters',
    why: `含“几”的概数用汉字：写“二十几”“十几万”“几十万”，不写“20几”“10几万”。带“多”“余”的两种写法都可以：“20多”“二十多”。`,
    source: 'GB/T 15835—2011 4.2.2',
    bad: ['走访企业⟦20几⟧家。', '投资⟦10几⟧万元。', '来了⟦几10⟧人。'],
    good: [
      '走访企业二十几家。',
      '走访企业20多家。',
      '投资几十万元。',
      '今年是2020几个大项目的收官之年。',
      '来了几十人。',
      '好几10公里路段。',
    ],
    patterns: [
      {
        on: ['几10', '几100', '几1000'],
        match:
          /(?<![好十多这那]|\d)几1(0{1,3})(?!\d|[.,:：]|[月日号年])(?=[多余]?[个项天次家人名户件条种位岁万亿千百米元公亩])/y,
        say: ([words]) => `含“几”的概数用汉字：“几${'十百千'[words.length - 3]}”`,
        fix: ([words]) => `几${'十百千'[words.length - 3]}`,
        safe: true,
      },
      {
        on: DIGITS,
        after: '几',
        match: /(?<![\d.,])[1-9]0几(?=[个项年天月次家人名户件条种位岁万亿千百米])/y,
        say: ([words]) => `含“几”的概数用汉字：“${hanNumber(Number(words.slice(0, 2)))}几”`,
        fix: ([words]) => `${hanNumber(Number(words.slice(0, 2)))}几`,
        safe: true,
      },
    ],
  },
  {
    id: 'number/approximate-comma',
    severity: 'warning',
    zh: '相邻两数连用的概数，中间不加顿号',
    en: 'Two neighbouring numerals that give an estimate take no mark between them',
    why: `相邻两个数字连用表示概数，中间不加标点：“三四个”“两三天”。加了顿号就成了并列：“三、四季度”“二、三产业”是省略的序数，不报；段首的“一、”是序号，不报。`,
    source: 'GB/T 15835—2011 5.2.1；GB/T 15834—2011 4.5.3.4',
    bad: [
      '培训⟦三、四⟧个月。',
      '再用⟦两、三⟧年时间。',
      '每村配备⟦5、6⟧名网格员。',
      '当天来了⟦二、三⟧十人。',
      '孩子才⟦十五、六⟧岁。',
    ],
    good: [
      '培训三四个月。',
      '农村二、三产业加快发展。',
      '三、四季度增速加快。',
      '一、两个目标的实现情况',
      '第三、四个项目已经开工。',
      '三、四月份集中开工。',
      '安排2、3号机组检修。',
      '第5、6名获奖。',
      '一、二、三名获奖者登台。',
      '做到一、二个不落。',
      '当天来了二三十人。',
      '孩子才十五六岁。',
      '十五、六个重点项目',
      '第十五、六名选手上场。',
      '第二、三十条作出修改。',
    ],
    patterns: [
      {
        on: ['二'],
        after: '、',
        match: new RegExp(
          `(?<=[^第、。；：！？“《（〇零十百千万亿月前后\\d${HAN_DIGITS}])二、三(?=[十百千万][多余]?[个项天家人名户件条种位岁里斤米元亩吨])`,
          'y',
        ),
        say: ([words]) => `概数中间不加顿号：“${words.replace('、', '')}”`,
        fix: ([words]) => words.replace('、', ''),
      },
      {
        on: ['十'],
        match: new RegExp(
          `(?<=[^第、。；：！？“《（百千万亿\\d十])十(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=[个天家名户人岁里斤米])(?![个名位](?:学校|班|等|阶段|环节))`,
          'y',
        ),
        say: ([words]) => `概数中间不加顿号：“${words.replace('、', '')}”`,
        fix: ([words]) => words.replace('、', ''),
      },
      {
        on: [...EACH_HAN_DIGIT, '两'],
        after: '、',
        match: new RegExp(
          `(?<=[^第、，。；：！？“《（〇零十百千万亿月前后\\d${HAN_DIGITS}])(?:一、两|两、三|三、[四五]|四、五|五、六|六、七|七、八|八、九)(?=${APPROXIMATED_UNIT}|[十百千万])(?!月|年级|次产业|条战线|[个名位](?:学校|班|等|阶段|环节))`,
          'y',
        ),
        say: ([words]) => `概数中间不加顿号：“${words.replace('、', '')}”`,
        fix: ([words]) => words.replace('、', ''),
      },
      {
        on: DIGITS,
        after: '、',
        match:
          /(?<=[^第、，。；：！？“《（\d.])(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?=[个天名家岁次户](?!号|月))/y,
        say: '相邻两数连用的概数用汉字，中间不加顿号',
        fix: ([words]) => {
          const [a, b] = words.split('、') as [string, string];
          return `${a === '2' ? '两' : hanOf(a)}${b === '2' ? '两' : hanOf(b)}`;
        },
      },
    ],
  },
  {
    id: 'number/short-year',
    severity: 'warning',
    zh: '年份简写',
    en: 'A year in two digits',
    why: `年份用四位数字，不简写：“1990年”不写“90年”，“2020年底”不写“20年底”。

表示时长的不报：“25年来”“近10年初见成效”“12年底子”。`,
    source: 'GB/T 15835—2011 5.1.4',
    bad: ['⟦20年⟧底全部完成。', '⟦98年⟧5月建成投产。', '⟦19年⟧上半年实现盈利。'],
    good: [
      '2020年底全部完成。',
      '25年来，园区变化巨大。',
      '10年专注一片叶子。',
      '近10年初步形成规模。',
      '打了12年底子。',
      '历时15年初心不改。',
      '工作满20年底薪提高一成。',
      '判处有期徒刑12年6月。',
      '用了10年初步建成。',
      '定于2O24年4月施工。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '年',
        match:
          /(?<![\d.OoIl第近约达满超逾过历经了用时每这那前刑期龄限])(?<!徒刑|工作|连续|至今|[了近约]\d)\d{2}年(?=底[，。；、前完建实全达力基]|[末初][，。；、]|1?\d月(?![饼光台球租供])|[上下]半年|(?:第?[一二三四1-4])季度)/y,
        say: ([words]) => `年份用四位数字，不写“${words}”`,
        fix: ([words]) => {
          const n = Number(words.slice(0, 2));
          return n >= 70 ? `19${words}` : n <= 35 ? `20${words}` : null;
        },
      },
    ],
  },
  {
    id: 'number/short-year-han',
    severity: 'info',
    zh: '汉字年份简写',
    en: 'A year in two Chinese numerals',
    why: `用汉字写年份也要写全：“一九七八年”不写“七八年”。“七八年来”“五六年时间”是概数，不报。`,
    source: 'GB/T 15835—2011 5.2.2',
    bad: ['⟦九八年⟧洪水过后。', '⟦〇八年⟧底建成。'],
    good: ['一九九八年洪水过后。', '经过七八年努力。', '八九年间变化很大。', '用了三五年时间。', '二〇〇八年底建成。'],
    patterns: [
      {
        on: ['九', '八', '七', '〇', '零'],
        match:
          /(?<![〇零一二三四五六七八九十百千\d])(?:九[一二三四五六七八〇零]|八[〇零一二三四五六八]|七[六七九]|[〇零][一二三四五六七八九])年(?=[底初末冬夏春秋]|洪|特大|以来|的|[一二三四五六七八九十]{1,2}月)/y,
        say: ([words]) => `年份写全，不写“${words}”`,
        fix: ([words]) => `${/^[〇零]/.test(words) ? '二〇' : '一九'}${words.replace('零', '〇')}`,
      },
    ],
  },
  {
    id: 'number/year-range',
    severity: 'warning',
    zh: '起止年份，后一个简写',
    en: 'The second year of a range is shortened',
    why: `起止年份都用四位数字：“2016—2020年”不写“2016—20年”。`,
    source: 'GB/T 15835—2011 5.1.4',
    bad: ['⟦2016-20年⟧累计投入12亿元。', '实施方案（⟦2021—25年⟧）。'],
    good: ['2016—2020年累计投入12亿元。', '2020—2021学年。', '编号为2016-20。', '2019至20年后的今天。'],
    patterns: [
      {
        on: ['19', '20'],
        match: /(?<![\d.])((?:19|20)\d\d)(年?[-－—–~～])(\d\d)年(?![来前后间内])/y,
        say: ([, from = '', mark, to]) => `起止年份都用四位：“${from}${mark}${from.slice(0, 2)}${to}年”`,
        fix: ([, from = '', mark, to]) =>
          Number(to) > Number(from.slice(2)) ? `${from}${mark}${from.slice(0, 2)}${to}年` : null,
      },
    ],
  },
  {
    id: 'number/mixed',
    severity: 'info',
    zh: '阿拉伯数字与“十、百、千”混写',
    en: 'Arabic digits mixed with 十, 百 or 千',
    why: `数值很大时，“万”“亿”可以用汉字，其余部分用阿拉伯数字，除此之外两种数字不混用：“4千”写作“4000”或“四千”，“1万6千多”写作“1.6万多”。

正式文件中偶见“5千多户”一类写法，只作提示。计量单位的词头不算：3千米、5千瓦、2百帕。`,
    source: 'GB/T 15835—2011 5.3',
    bad: [
      '新增市场主体⟦5千⟧多户。',
      '铁路里程达到⟦2万5千⟧公里。',
      '⟦3百⟧余人参加。',
      '总投资⟦5千万⟧元。',
      '全村⟦一百08⟧人。',
    ],
    good: [
      '新增市场主体5000多户。',
      '全长3千米。',
      '装机5千瓦。',
      '铁路里程达到2.5万公里。',
      '每千人拥有床位6张。',
      '共4000字，约3千字节。',
      '投入20万元。',
      '2021年百项工程全部开工。',
      '全村一百零八人。',
      '百千3个行动。',
      '依照第一百08条。',
    ],
    patterns: [
      {
        on: [...EACH_HAN_DIGIT, '两'],
        after: '百千十',
        match:
          /(?<![第\d一二三四五六七八九十百千万零〇])[一二两三四五六七八九](?:[百千]0?\d{1,2}|十\d)(?=[多余]?[个项家人名户件座辆元亩吨斤米])(?!个百分)/y,
        say: ([words]) => `“${words}”混用两种数字`,
        severity: 'warning',
      },
      {
        on: DIGITS,
        after: '.万亿百千',
        match:
          /(?<![\d.,第])(?:(\d+)([万亿])(\d)([百千])(?:\d[百十]\d?)?|(\d+(?:\.\d+)?)([百千])(万?))(?![米克瓦帕赫卡伏字焦安欧升比分强亿佳名项年里村镇城乡校])/y,
        say: ([words]) => `“${words}”混用两种数字，除“万”“亿”外全用阿拉伯数字`,
        fix: mixedToArabic,
      },
    ],
  },
  {
    id: 'number/percent-words',
    severity: 'warning',
    zh: '“百分之”后用了阿拉伯数字',
    en: 'Arabic digits after 百分之',
    why: `同一个数不混用两种数字：写“15%”或“百分之十五”，不写“百分之15”。`,
    source: 'GB/T 15835—2011 4.3、5.3',
    bad: ['完成⟦百分之15⟧。', '下降⟦百分之3.5⟧左右。'],
    good: ['完成15%。', '完成百分之十五。', '百分之百合格。'],
    patterns: [
      {
        on: ['百分之'],
        match: /百分之\d+(?:\.\d+)?(?![\d点几])/y,
        say: ([words]) => `写作“${words.slice(3)}%”`,
        fix: ([words]) => `${words.slice(3)}%`,
        safe: true,
      },
    ],
  },
  {
    id: 'number/percent-points-sign',
    yieldsTo: ['percent/points'],
    severity: 'warning',
    zh: '“%”与“百分点”重叠',
    en: 'Both % and 百分点',
    why: `“个百分点”前的数不带百分号：写“提高3个百分点”。写成“3%个百分点”，读者分不清是3%还是3个百分点。`,
    source: '统计用语：百分点用于两个百分数之差',
    bad: ['合格率提高⟦3%个百分点⟧。', '回落⟦0.5%百分点⟧。'],
    good: ['合格率提高3个百分点。', '增长3%，比上年提高2个百分点。', '提高3%。个百分点的差距也要重视。'],
    patterns: [
      { on: DIGITS, after: '.%', match: /(?<![\d.])\d+(?:\.\d+)?%的?个?百分点/y, say: '“%”与“百分点”只用一个' },
    ],
  },
  {
    id: 'number/leading-zero',
    severity: 'error',
    zh: '小数漏写整数位的0',
    en: 'A decimal without its leading zero',
    why: `纯小数必须写出小数点前的0：“0.5%”不写“.5%”。`,
    source: 'GB/T 15835—2011 5.1.2',
    bad: ['上涨⟦.5%⟧。', '增加⟦.8个百分点⟧。', '投资⟦.65亿元⟧。', '占比⟦.46⟧，有所下降。'],
    good: ['上涨0.5%。', '升级到V.5版。', '见图1.5%处。', '（一）.5个项目竣工。', '增长1 .5%。', '等等...5%的企业。'],
    patterns: [
      {
        on: ['.'],
        match: /(?<=[\u4e00-\u9fff，、：])(?<![一二三四五六七八九十])\.\d+(?:%|‰|个?百分点|[万亿][元人吨户]|倍)/y,
        say: ([words]) => `纯小数写出0：“0${words}”`,
        fix: ([words]) => `0${words}`,
        safe: true,
      },
      {
        on: ['.'],
        before: '比重率数为达是约',
        match: /(?<=(?:占比|比重|比例|系数|[^频速]率|指数)(?:[为达是约]|达到)?)\.\d{1,3}(?=[，。；、）]|$)/y,
        say: ([words]) => `纯小数写出0：“0${words}”`,
        fix: ([words]) => `0${words}`,
        safe: true,
      },
    ],
  },
  {
    id: 'number/decimal-point',
    severity: 'warning',
    zh: '小数点写成了句号、顿号或“点”',
    en: 'A decimal point written as 。, 、 or 点',
    why: `小数点用“.”。“3。5%”“5点3%”“1 .5%”一类，多由输入法或转换造成，读者会断成两句。“8点30分”是时刻，不报。`,
    source: 'GB/T 15835—2011 5.1.2',
    bad: ['增长⟦3。5%⟧。', '提高⟦5点3个百分点⟧。', '总额⟦18 .8亿元⟧。'],
    good: ['增长3.5%。', '8点30分开会。', '共完成100。50%的企业已复工。', '1. 5%的企业达标。', '达到2020。5%的目标。'],
    patterns: [
      {
        on: DIGITS,
        after: '。点 ',
        match:
          /(?<![\d.,])(\d{1,2})(?:。(?=\d{1,2}(?:%|个百分点|[万亿]元))|点(?=\d{1,2}(?:%|个百分点|[万亿]元))| \. ?(?=\d))(\d+)(?:%|个百分点|[万亿]元)/y,
        say: '小数点用“.”',
        fix: ([words]) => words.replace(/[。点]| \. ?/, '.'),
      },
    ],
  },
  {
    id: 'number/zero',
    severity: 'warning',
    zh: '“零”与“〇”用反',
    en: '零 and 〇 in each other’s place',
    why: `用作编号（年份在内）用“〇”：二〇二一年，不写二零二一年；用作计量用“零”：三千零五十二，不写三千〇五十二。`,
    source: 'GB/T 15835—2011 5.2.5',
    bad: ['⟦二零二一年⟧三月。', '共⟦三千〇五十⟧二件。'],
    good: ['二〇二一年三月。', '共三千零五十二件。', '二零二路公交。', '增长百分之二点零一。'],
    patterns: [
      {
        on: ['一九', '二零', '二〇'],
        match: /(?=.{1,3}零)(?:一九|二[零〇])[一二三四五六七八九零〇]{2}年/y,
        say: ([words]) => `年份用“〇”：“${words.replace(/零/g, '〇')}”`,
        fix: ([words]) => words.replace(/零/g, '〇'),
        safe: true,
      },
      {
        on: EACH_HAN_DIGIT,
        after: '百千万',
        match: /[一二三四五六七八九][百千万]〇[一二三四五六七八九]十?/y,
        say: ([words]) => `计量用“零”：“${words.replace('〇', '零')}”`,
        fix: ([words]) => words.replace('〇', '零'),
        safe: true,
      },
    ],
  },
  {
    id: 'number/zero-glyph',
    severity: 'info',
    zh: '年份的“〇”用了圆圈、字母或数字',
    en: 'A circle, letter or digit in place of 〇',
    why: `汉字年份的“〇”是一个汉字（U+3007），不用圆圈“○”、字母“O”、数字“0”代替，否则检索不到，字形也不一。“××○○”一类占位符不报。`,
    source: 'GB/T 15835—2011 5.2.5',
    bad: ['⟦二○二一年⟧三月。', '⟦二O一九年⟧底。', '⟦二0二0年⟧。'],
    good: ['二〇二一年三月。', '○○县人民政府。', '方案二○年内完成。', '2020年底。'],
    patterns: [
      {
        on: ['二', '一九'],
        match: /(?=[一二][九〇零○O0o◯])(?=[^年]*[○O0o◯])[一二][九〇零○O0o◯][〇零○O0o◯一二三四五六七八九]{2}年/y,
        say: ([words]) => `“〇”用汉字：“${words.replace(/[○O0o◯零]/g, '〇')}”`,
        fix: ([words]) => words.replace(/[○O0o◯零]/g, '〇'),
        safe: true,
      },
    ],
  },
  {
    id: 'number/date-mixed',
    severity: 'warning',
    zh: '一个日期混用两种数字',
    en: 'One date in two kinds of numerals',
    why: `同一个日期用同一种数字：“2021年3月5日”或“二〇二一年三月五日”，不写“2021年三月5日”。农历日期用汉字，不报。`,
    source: 'GB/T 15835—2011 4.3',
    bad: ['⟦二〇二一年3月5日⟧印发。', '⟦2021年三月⟧开工。', '⟦3月五日⟧完成。', '建于⟦二十世纪80年代⟧。'],
    good: [
      '2021年3月5日印发。',
      '二〇二一年三月五日印发。',
      '2021年农历三月十五。',
      '2021年八月十五中秋节。',
      '2021年三月三歌节。',
      '5月一日千里。',
      '建于20世纪80年代。',
      '建于二十世纪八十年代。',
      '特此通知。\n二〇二一年3月5日',
    ],
    patterns: [
      {
        on: ['二十世纪', '二十一世纪', '十九世纪', '十八世纪', '19世纪', '20世纪', '21世纪'],
        match: /(?:[一二]?十[一二三四五六七八九]?世纪\d0年代|(?<!\d)\d{2}世纪[一二三四五六七八九]十年代)/y,
        say: '世纪与年代用同一种数字',
        severity: 'info',
      },
      {
        on: ['一九', '二〇', '二零', '二○'],
        match: /[一二][九〇零○][〇零○一二三四五六七八九]{2}年\d{1,2}月(?:\d{1,2}日)?(?!(?:\d{1,2}日)?）?$)/y,
        say: '同一个日期用同一种数字',
      },
      {
        on: ['19', '20'],
        match: /(?<!\d)(?:19|20)\d\d年[一二三四五六七八九十]{1,2}月(?![一二三四五六七八九十初廿]|\d{1,2}日）?$)/y,
        say: '同一个日期用同一种数字',
        fix: ([words]) => toArabicMonth(words),
      },
      {
        on: DIGITS,
        after: '月',
        match: /(?<![\d年])\d{1,2}月[一二三四五六七八九十]{1,3}日(?![千新])/y,
        say: '同一个日期用同一种数字',
        fix: ([words]) => toArabicMonth(words),
      },
    ],
  },
  {
    id: 'number/impossible-time',
    severity: 'error',
    zh: '不存在的月、日、时、分',
    en: 'A month, day, hour or minute that does not exist',
    why: `一年没有13月，一月没有32日、0日，一天没有25时，一小时没有75分。多是录入时串了位。

当月没有的日子（6月31日）由 order/date 检查。“满60分”“比分9:75”“用时25小时”说的不是时刻，不报。`,
    source: '历法；GB/T 7408',
    bad: [
      '⟦5月32日⟧前完成。',
      '力争⟦2024年13月⟧底前完工。',
      '项目于⟦3月0日⟧开工。',
      '会议定于⟦25时⟧召开。',
      '会议定于⟦9:75⟧开始。',
      '上午⟦9时75分⟧开会。',
      '3月5日⟦28:30⟧开始停水。',
    ],
    good: [
      '5月31日前完成。',
      '2024年12月底前完工。',
      '24时前报送。',
      '会议定于9:30开始。',
      '比分为9:75。',
      '得8点75分。',
      '得分9点85分。',
      '开展5月50日攻坚行动。',
      '满载运行40时后检修。',
      '用水定额为每人3月32立方米。',
      '上午9时15分开会。',
      '判处有期徒刑3年13月。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '年',
        match: /(?<!\d)(?:19|20)\d\d年(?:1[3-9]|[2-9]\d|0{1,2})月(?!来)/y,
        say: ([words]) => `一年只有12个月：“${words}”`,
      },
      {
        on: DIGITS,
        after: '月',
        match: /(?<![\d年第个.])(?:1[3-9]|[2-9]\d)月(?=[1-3]?\d日|[底初末]|份|[上中下]旬)/y,
        say: ([words]) => `一年只有12个月：“${words}”`,
      },
      {
        on: DIGITS,
        after: '月年',
        match:
          /(?<![\d.第个])(?:(?:19|20)\d\d年)?(?:0?[1-9]|1[0-2])月(?:0{1,2}|3[2-9]|[4-9]\d)(?:日(?!攻坚|会战|冲刺|大干|行动|竞赛|活动|倒计时)|号(?=[，。；、前起至到上下召开]))/y,
        say: ([words]) => `没有这一天：“${words}”`,
      },
      {
        on: DIGITS,
        after: '时点',
        match:
          /(?<=(?:上午|下午|中午|晚上|凌晨|早上|当[天日晚]|次日|\d日|定于|截至)) ?(?:2[5-9]|[3-9]\d)[时点](?=[，。；、前后起许整召开始举至到]|\d{1,2}分)/y,
        say: ([words]) => `一天只有24时：“${words.trim()}”`,
      },
      {
        on: DIGITS,
        after: '时点',
        match: /(?<![\d.得计满分])(?:[01]?\d|2[0-4])[时点][6-9]\d分(?!之|[制值数])/y,
        say: ([words]) => `一小时只有60分：“${words}”`,
      },
      {
        on: DIGITS,
        after: ':：',
        match:
          /(?<=(?:上午|下午|中午|晚上|凌晨|早上|当[天日晚]|\d日|定于|时间为?[：:]?))(?:(?:2[5-9]|[3-9]\d)[:：][0-5]\d|(?:[01]?\d|2[0-4])[:：][6-9]\d)(?![\d:：.])/y,
        say: ([words]) => `没有这个时刻：“${words}”`,
      },
    ],
  },
  {
    id: 'number/letter-digit',
    severity: 'error',
    zh: '数字里混入了字母',
    en: 'A letter in place of a digit',
    why: `“0”打成了字母O，“1”打成了字母l、I，看上去一样，检索、计算都会落空。型号、化学式、代码里的字母不报。`,
    source: '公文校对惯例',
    bad: ['会议定于⟦2O19年⟧召开。', '全县⟦20l9年⟧脱贫。', '投资⟦3O⟧万元。', '增长⟦1O.5⟧%。'],
    good: [
      '会议定于2019年召开。',
      '采用H2O作冷却剂。',
      '型号为2O3B。',
      '二氧化碳CO2排放。',
      '增长10.5%。',
      '投放O2O平台。',
    ],
    patterns: [
      {
        on: ['1', '2', 'l', 'I'],
        after: 'OoIl09',
        match: /(?<![A-Za-z\d])(?=[\dOoIl]{4}年)(?!\d{4})[12Il][09Oo][\dOoIl]{2}年/y,
        say: ([words]) => `“${words}”里有字母，应为“${digitsOf(words)}”`,
        fix: ([words]) => digitsOf(words),
      },
      {
        on: DIGITS,
        after: 'OoIl',
        match: /(?<![A-Za-z\d.-])[1-9]\d{0,3}[OoIl][\dOo]{0,3}(?:\.\d+)?(?=%|[万亿]?元|[万亿][人户吨亩]|个百分点)/y,
        say: ([words]) => `“${words}”里有字母，应为“${digitsOf(words)}”`,
        fix: ([words]) => digitsOf(words),
      },
    ],
  },
  {
    id: 'number/date-form',
    severity: 'info',
    zh: '正文日期用点号、斜线',
    en: 'A date with dots or slashes in running text',
    why: `正文中的日期写“2021年3月5日”；需要简写时用短横“2021-03-05”。点号、斜线（2021.3.5、2021/3/5）不是标准规定的写法。表格、编号、版本号不报。`,
    source: 'GB/T 15835—2011 5.1.4',
    bad: ['会议于⟦2021.3.5⟧召开。', '⟦2021/3/5⟧前报送。', '大会于⟦8-8⟧召开。'],
    good: [
      '会议于2021年3月5日召开。',
      '2021-03-05前报送。',
      '版本2021.3.5.1已发布。',
      '网址见/2021/3/5/。',
      '标准号2021.13.5。',
      '大会于8月8日召开。',
      '预计于3-5天后召开。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '-.',
        match:
          /(?<=于)(0?[1-9]|1[0-2])[-.](0?[1-9]|[12]\d|3[01])(?=(?:上午|下午|晚)?(?:召开|举行|举办|开幕|开工|开业|启动|揭牌))/y,
        say: ([, m, d]) => `正文日期写作“${Number(m)}月${Number(d)}日”`,
        fix: ([, m, d]) => `${Number(m)}月${Number(d)}日`,
      },
      {
        on: ['19', '20'],
        match: /(?<![\d./A-Za-z])((?:19|20)\d\d)([./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d./])/y,
        say: ([, y, , m, d]) => `正文日期写作“${y}年${Number(m)}月${Number(d)}日”`,
        fix: ([, y, , m, d]) => `${y}年${Number(m)}月${Number(d)}日`,
      },
    ],
  },
  {
    id: 'number/date-day',
    severity: 'info',
    zh: '日期用“号”',
    en: 'A day of the month called 号',
    why: `公文中的日期用“日”，不用口语的“号”。引语中的不报改；“5月1号文件”一类编号不报。`,
    source: '公文惯例',
    bad: ['⟦3月5号⟧前报送。', '⟦10月1号⟧起施行。', '⟦5月1号、2号⟧放假。'],
    good: ['3月5日前报送。', '10月1号文件。', '1月2号楼竣工。', '2月3号线开通。', '5月1日、2日放假。'],
    patterns: [
      {
        on: DIGITS,
        after: '月',
        match:
          /(?<!\d)1?\d月[1-3]?\d号(?:[、和至到—][1-3]?\d号){0,5}(?![文楼线院门令机井桥路厅馆泊闸炉仓坑孔矿船舰星站])/y,
        say: ([words]) => `公文日期用“日”：“${words.replaceAll('号', '日')}”`,
        fix: ([words]) => words.replaceAll('号', '日'),
        safe: true,
      },
    ],
  },
  {
    id: 'number/date-padded',
    severity: 'info',
    zh: '年月日之间补了0',
    en: 'A month or day padded with 0',
    why: `写出“年”“月”“日”时，月、日不编虚位：“2021年3月5日”不写“2021年03月05日”。用短横的写法可以补0：“2021-03-05”。单独成行的成文日期由 structure/date 检查。`,
    source: 'GB/T 9704—2012 7.3.5.4；GB/T 15835—2011 5.1.4',
    bad: ['⟦2021年03月05日⟧前报送。', '⟦06月⟧底完成。'],
    good: [
      '2021年3月5日前报送。',
      '2021-03-05前报送。',
      '2021年10月20日。',
      '编号006月度报告。',
      '特此通知。\n2021年03月05日',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '年月',
        match: /(?<![\d.-])(?:\d{4}年)?(?:0[1-9]月(?:\d{1,2}日)?|1?\d月0[1-9]日)(?!(?:\d{1,2}日)?）?$)/y,
        say: ([words]) => `月、日不补0：“${words.replace(/(?<!\d)0/g, '')}”`,
        fix: ([words]) => words.replace(/(?<!\d)0/g, ''),
        safe: true,
      },
    ],
  },
  {
    id: 'number/event-date',
    severity: 'info',
    zh: '以月日命名的事件，间隔号用错',
    en: 'The dot in an event named after its date',
    why: `用月、日命名的事件或节日，用阿拉伯数字时月、日之间用间隔号并加引号：“3·15”“5·12”汶川地震，不用小数点；用汉字时，只有一月、十一月、十二月加间隔号（“一二·九”运动），其他月份不加：“五四”“七一”“九一八”。`,
    source: 'GB/T 15835—2011 5.1.6、5.2.3；GB/T 15834—2011 4.14.3.5',
    bad: ['“⟦3.15⟧”消费者权益日。', '⟦5.12⟧汶川特大地震。', '“⟦七·一⟧”讲话。', '“⟦五·四⟧”运动。'],
    good: [
      '“3·15”消费者权益日。',
      '“5·12”汶川特大地震。',
      '“七一”讲话。',
      '“一二·九”运动。',
      'PM“2.5”指标。',
      '“3.15亿元”项目。',
      '增长5.12%。',
      '“一·二八”事变。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '.',
        match:
          /(?:(?<=“)(?:[1-9]|1[0-2])\.(?:[1-9]|[12]\d|3[01])(?=”(?:消费|讲话|重要讲话|晚会|事件|事故|案|专案|地震|特大|火灾|爆炸|暴雨|洪|国际|运动|维权))|(?<![\d.“])(?:[1-9]|1[0-2])\.(?:[1-9]|[12]\d|3[01])(?=(?:汶川|玉树|芦山)|(?:特大)?(?:事件|事故|专案|爆炸案)))/y,
        say: ([words]) => `月、日之间用间隔号并加引号：“${words.replace('.', '·')}”`,
        fix: ([words]) => words.replace('.', '·'),
        quoted: true,
      },
      {
        on: EACH_HAN_DIGIT,
        after: '·',
        match: /(?<=[“‘])(?:七·一|五·四|八·一|三·八|六·一|五·一|九·一八|七·七)(?=[”’])/y,
        say: ([words]) => `不加间隔号：“${words.replace('·', '')}”`,
        quoted: true,
      },
    ],
  },
  {
    id: 'number/two',
    severity: 'info',
    zh: '量词前用“两”',
    en: '两, not 二, before a measure word',
    why: `一般量词前说“两个”“两家”“两项”，不说“二个”“二家”。序数（第二个）、多位数（十二个）、并列的“一、二个”用“二”，不报。`,
    source: '语言惯例（GB/T 15835—2011 未作规定）',
    bad: ['抓好⟦二个⟧方面。', '引进⟦二家⟧企业。', '落实⟦二项⟧制度。'],
    good: [
      '抓好两个方面。',
      '第二个方面。',
      '十二个项目。',
      '一、二个月内。',
      '二月份开工。',
      '方案二个别条款待定。',
      '二次创业再出发。',
      '其二项目进度偏慢。',
      '详见附件二名单。',
      '一百零二项。',
    ],
    patterns: [
      {
        on: ['二'],
        after: '个家项名件座',
        match:
          /(?<=[\u4e00-\u9fff，。；：、])(?<![第十百千万亿零〇一二三四五六七八九两、之其案老初高周期楼号卷表图式例条款段章节部册件题目栏类级组区标队班院不无]|\d)二[个家项名件座](?![别性体人业乡长目庭单额字称])/y,
        say: ([words]) => `量词前用“两”：“两${words[1]}”`,
        fix: ([words]) => `两${words[1]}`,
      },
    ],
  },
  {
    id: 'number/doubling',
    severity: 'info',
    zh: '“翻番”的数用汉字',
    en: 'The number of doublings in Chinese characters',
    why: `“翻一番”“翻两番”是固定说法，用汉字，不写“翻1番”“翻2番”。`,
    source: 'GB/T 15835—2011 4.2.3',
    bad: ['力争⟦翻1番⟧。', '产值⟦翻了2番⟧。'],
    good: ['力争翻一番。', '产值翻了两番。', '2021年翻番。'],
    patterns: [
      {
        on: ['翻'],
        match: /翻了?[1-9]番/y,
        say: '“翻番”的数用汉字',
        fix: ([words]) => words.replace(/\d/, (d) => (d === '2' ? '两' : hanOf(d))),
        safe: true,
      },
    ],
  },
  {
    id: 'number/tenths',
    severity: 'info',
    zh: '“几成”的数用汉字',
    en: 'Tenths (成) in Chinese characters',
    why: `“三成”“六成以上”的数用汉字，不写“3成”；要写精确的数，用百分数：30%。`,
    source: 'GB/T 15835—2011 4.2.3；语言惯例',
    bad: ['占比超过⟦6成⟧。', '降低⟦3成⟧以上。'],
    good: [
      '占比超过六成。',
      '占比超过60%。',
      '3成员单位缺席。',
      '第1成像系统。',
      '2021成绩单。',
      '投料5成品3。',
      '占5—7成，有的占5至7成。',
    ],
    patterns: [
      {
        on: DIGITS,
        after: '成',
        match: /(?<![\d.第至到—–~-])[1-9]成(?=[多以左上，。；、]|的[企项农群职人])/y,
        say: ([words]) => `用汉字：“${hanOf(words.charAt(0))}成”`,
        fix: ([words]) => `${words[0] === '2' ? '两' : hanOf(words.charAt(0))}成`,
        safe: true,
      },
    ],
  },
  {
    id: 'number/fixed-word',
    severity: 'info',
    zh: '定型词里的数用汉字',
    en: 'Numerals of fixed words in Chinese characters',
    why: `已经定型的词语里的数用汉字：第三产业、星期五、一把手。写成“第3产业”“星期5”，就把词拆开了。`,
    source: 'GB/T 15835—2011 4.2.3',
    bad: ['发展⟦第3产业⟧。', '每⟦星期5⟧调度。', '落实⟦1把手⟧责任。'],
    good: [
      '发展第三产业。',
      '每星期五调度。',
      '3产业园区同步推进。',
      '一把手负总责。',
      '第3产业园竣工。',
      '带1把手电筒。',
    ],
    patterns: [
      {
        on: ['第'],
        after: '123',
        match: /第[123]产业(?!园|带|基地|集群)/y,
        say: '“第一、二、三产业”的数用汉字',
        fix: toHanDigit,
        safe: true,
      },
      { on: ['星期'], match: /星期[1-6](?!\d)/y, say: '“星期几”的数用汉字', fix: toHanDigit, safe: true },
      {
        on: DIGITS,
        after: '把',
        match: /(?<!\d)1把手(?!电|术|枪|表)/y,
        say: '“一把手”的数用汉字',
        fix: toHanDigit,
        safe: true,
      },
    ],
  },
  {
    id: 'number/currency-double',
    severity: 'warning',
    zh: '货币符号与货币单位重复',
    en: 'Both a currency sign and a currency unit',
    why: `金额前用了货币符号，后面不再写“元”“美元”：“¥500万”或“500万元”。公文用“500万元”。`,
    source: '公文惯例',
    bad: ['总投资⟦¥500万元⟧。', '出口⟦$1.2亿美元⟧。'],
    good: ['总投资500万元。', '出口1.2亿美元。', '单价为¥500，共3元优惠。'],
    patterns: [
      {
        on: ['¥', '￥', '$'],
        match: /[¥￥$]\d[\d,]*(?:\.\d+)?[万亿]?(?:元|美元)/y,
        say: '货币符号与货币单位只用一个',
        fix: ([words]) => words.slice(1),
        safe: true,
      },
    ],
  },
];

/** The digits of a number with letters in it: 2O19 is 2019. */
const digitsOf = (words: string): string => words.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');

function toHanDigit([words]: RegExpExecArray): string {
  return words.replace(/\d/, (d) => hanOf(d));
}

function toArabicMonth(words: string): string {
  return words.replace(/[一二三四五六七八九十]+/g, (han) => {
    const [tens, ones] = han.includes('十') ? (han.split('十') as [string, string]) : ['0', han];
    const digit = (c: string): number => (c ? HAN_DIGITS.indexOf(c) + 1 : 0);
    return String((han.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones));
  });
}

/** A mixed number in Arabic digits: 5千 is 5000, 2万5千 is 2.5万; null where hundreds or tens follow. */
function mixedToArabic(m: RegExpExecArray): string | null {
  const [, large, unit, small, step, digits, alone, wan] = m;
  if (digits) {
    if (digits.includes('.')) return null;
    const zeros = alone === '千' ? '000' : '00';
    return `${digits}${zeros}${wan}`;
  }
  if (
    /\d$|十$/.test(m[0]) ||
    (step === '百' && unit === '万') ||
    m[0].length > `${large}${unit}${small}${step}`.length
  ) {
    return null;
  }
  return unit === '万' && step === '千' ? `${large}.${small}万` : null;
}
