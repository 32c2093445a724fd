import assert from 'node:assert/strict';
import type { Format } from '../../../server/src/core/index';
import { analyze } from '../marked';

const outline = (text: string, format: Format = 'plain'): string[] =>
  analyze(text, format).facts.outline.map((h) => `${h.level} ${h.text}`);

const PROSE = '全市上下齐心协力，各项工作取得了新的成效。群众生活有了新的改善。';

describe('outline', () => {
  it('reads a text that begins with a subtitle, its title lost', () => {
    const subtitle = '（在全县经济工作会议上的讲话）';
    const { notices, roles } = analyze([subtitle, '云岭县统计局', '一、回顾一年工作', PROSE].join('\n\n'));
    assert.deepEqual(notices, []);
    assert.deepEqual(roles, ['subtitle', 'title', 'heading', 'body']);
  });

  it('reads a speech: title, subtitle, byline, date and salutation stand before the text', () => {
    const text = [
      '云岭县2023年工作总结及2024年工作安排',
      '2024-01-19 09:30 来源:云岭县政府网',
      '阅读次数:',
      '鼓足干劲 乘势而上 奋力开创县域发展新局面',
      '——在全县经济工作会议上的讲话',
      '周 启 明',
      '(2024年1月12日)',
      '同志们:',
      `下面,我讲两个方面的意见。`,
      '一、回顾一年工作,坚定发展信心',
      PROSE,
      '1.经济总量迈上新台阶。' + PROSE,
      '2.项目建设取得新突破。' + PROSE,
      '二、明确目标任务,扛起发展责任',
      PROSE,
      '归档时间:',
      '已归档',
    ].join('\n\n');
    assert.deepEqual(outline(text), [
      '0 云岭县2023年工作总结及2024年工作安排',
      '0 鼓足干劲 乘势而上 奋力开创县域发展新局面',
      '0 ——在全县经济工作会议上的讲话',
      '1 一、回顾一年工作,坚定发展信心',
      '2 1.经济总量迈上新台阶',
      '2 2.项目建设取得新突破',
      '1 二、明确目标任务,扛起发展责任',
    ]);
    assert.deepEqual(
      analyze(text).roles.filter((r) => r !== 'body' && r !== 'heading'),
      [
        'title',
        'furniture',
        'furniture',
        'title',
        'subtitle',
        'byline',
        'date',
        'salutation',
        'furniture',
        'furniture',
      ],
    );
  });
  it('takes who issues a bulletin for no title, but who stands above 关于…的通知 for the title begun', () => {
    assert.deepEqual(outline(`云岭市2023年统计公报\n云岭市统计局\n2024年3月20日\n一、综合\n${PROSE}\n`), [
      '0 云岭市2023年统计公报',
      '1 一、综合',
    ]);
    assert.deepEqual(outline(`云岭市财政局\n关于开展预算公开检查的通知\n各科室：\n一、检查范围\n${PROSE}\n`), [
      '0 云岭市财政局\n关于开展预算公开检查的通知',
      '1 一、检查范围',
    ]);
  });
  it('puts 1. a level deeper where it stands under （一）', () => {
    const text = `一、重点任务\n（一）抓项目。${PROSE}\n1.抓开工。${PROSE}\n2.抓投产。${PROSE}\n二、工作要求\n1.压实责任。${PROSE}\n`;
    assert.deepEqual(outline(text), [
      '1 一、重点任务',
      '2 （一）抓项目',
      '3 1.抓开工',
      '3 2.抓投产',
      '1 二、工作要求',
      '2 1.压实责任',
    ]);
  });
  it('knows the headings of a feature by their shape, captions and bylines not', () => {
    const text = [
      '初心如磐 使命在肩',
      '——清河区开展主题教育纪实',
      '■文/通讯员 陈立 图/记者 王安',
      '开展主题教育以来，清河区坚持学做结合。',
      '学深悟透 筑牢思想根基',
      PROSE,
      '宣讲会现场',
      PROSE,
      '问需于民 办好民生实事',
      PROSE,
      '[责编:刘洋]',
    ].join('\n');
    assert.deepEqual(outline(text), [
      '0 初心如磐 使命在肩',
      '0 ——清河区开展主题教育纪实',
      '1 学深悟透 筑牢思想根基',
      '1 问需于民 办好民生实事',
    ]);
  });
  it('takes no list for headings', () => {
    const list = `一、会议内容\n会议主要有以下议程。\n1.通报有关情况；\n2.部署下步工作；\n3.领导讲话。\n附件：1.任务清单\n2.责任分工\n`;
    assert.deepEqual(outline(list), ['1 一、会议内容']);
    assert.deepEqual(outline(`会议议程如下：\n1.通报情况\n2.部署工作\n3.领导讲话\n${PROSE}`), []);
  });
  it('takes no contracted ordinal for a number', () => {
    assert.deepEqual(outline(`一、二级网络同步改造。${PROSE}\n三、四季度全力冲刺。${PROSE}`), []);
    assert.deepEqual(outline(`1.5万人参加。${PROSE}\n3、4月份抓紧春耕。${PROSE}`), []);
    assert.deepEqual(outline(`一、一年来的工作\n${PROSE}`), ['1 一、一年来的工作']);
  });
  it('joins a title that is broken over lines, and takes no salutation for one', () => {
    const text = `东湖市人民政府办公室\n关于印发《东湖市绿色出行行动方案》的通知\n东政办发〔2023〕8号\n各县（区）人民政府，市直各单位：\n${PROSE}\n一、总体要求\n${PROSE}\n东湖市人民政府办公室\n2023年6月1日`;
    assert.deepEqual(outline(text), [
      '0 东湖市人民政府办公室\n关于印发《东湖市绿色出行行动方案》的通知',
      '1 一、总体要求',
    ]);
    assert.deepEqual(
      analyze(text).roles.filter((r) => r !== 'body'),
      ['title', 'title', 'furniture', 'salutation', 'heading', 'signature', 'date'],
    );
  });
  it('reads Markdown depths, and numbers before depths', () => {
    assert.deepEqual(
      outline(`# 年度总结\n\n## 主要成效\n\n### 经济稳中有进\n\n${PROSE}\n\n## 存在问题\n\n${PROSE}\n`, 'markdown'),
      ['0 年度总结', '1 主要成效', '2 经济稳中有进', '1 存在问题'],
    );
    assert.deepEqual(
      outline(`# 一、主要成效\n\n${PROSE}\n\n## （一）抓产业\n\n${PROSE}\n\n# 二、下步打算\n\n${PROSE}\n`, 'markdown'),
      ['1 一、主要成效', '2 （一）抓产业', '1 二、下步打算'],
    );
  });
  it('leaves a table of contents out', () => {
    const text = `目录\n一、成效\n二、打算\n开篇的话写在这里。\n一、成效\n${PROSE}\n二、打算\n${PROSE}`;
    assert.deepEqual(outline(text), ['1 一、成效', '1 二、打算']);
  });
});
