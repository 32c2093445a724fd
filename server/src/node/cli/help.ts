/** The usage text of the command line. */
import { CHECK_FORMAT_NAMES, FACTS_FORMAT_NAMES } from '../formats/names';

/** What `--help` prints. */
export const HELP = `文衡 Wenheng：查提法、核数据、辨引语 (checks Chinese government texts)

用法 Usage:
  wenheng check [路径…]      检查文稿 findings
  wenheng facts [路径…]      读出数据、引语、提法、提纲 what the drafts say
  wenheng review [路径…] -o 核对表.html  核对表：每个数据与验算 a review sheet（.html .xlsx .docx .md .json）
  wenheng compare 一稿 二稿  两稿的数据改了哪些、漏改哪些 what changed between two versions
  wenheng ledger 文稿… -o 台账.xlsx  从文稿生成数据台账（.xlsx .csv .md）a first ledger
  wenheng text 文件          Word 文稿等读成的文字 the text that is checked
  wenheng export 文稿        按公文格式（GB/T 9704）写成 Word 文件 an official document
  wenheng rules              列出全部规则 list of rules
  wenheng explain 规则       一条规则的依据与例句 the manual page of a rule
  wenheng config --print 文件  这份文稿实际使用的配置 the settings that hold for a draft
  wenheng lsp --stdio        语言服务器 language server
  wenheng mcp [--root 目录]  供智能体调用的工具（MCP），只读 tools for agents, read-only

路径 PATH：文件、目录（查找 .md .markdown .txt 与 Word 文稿）或通配符；“-”为标准输入；不写则为当前目录

选项 Options:
  -f, --format 格式          check: ${CHECK_FORMAT_NAMES.join(' ')}
                             facts: ${FACTS_FORMAT_NAMES.join(' ')}（按说话人列引语）
  -o, --output 文件          写入文件 write to a file
  -c, --config 文件          指定配置文件，不再向上查找 wenheng.config.json
      --fail-on 级别         check: 达到此级别即退出 1：error warning（默认） info hint never
      --fix                  check: 就地改好可以放心改的标点、数字，其余照列 make the safe fixes of marks and digits
                             Word 文稿写成修订，存为 稿.修订.docx
      --fix=wording          check: 连用字也改（平米→平方米、提法的规范写法）of words as well
      --fix-dry-run          check: 只列出会改什么（unified diff），不动文件
      --annotate             check: 把问题写成 Word 批注，存为 稿.核对.docx findings as comments
      --unannotate           check: 去掉这些批注 take the comments out again
      --in-place             --annotate、--unannotate、Word 文稿的 --fix 写回原文件
  -w, --watch                check: 守着文稿，改了就再查，Ctrl-C 结束 check again what changes
      --update-baseline      check: 把现有问题记入基线，今后只报新的 record what stands
      --baseline 文件        check: 使用这份基线（也可在配置中写 baseline）
      --stdin                读标准输入 read standard input
      --stdin-filename 名称  标准输入的文件名，用于配置与格式
      --ndjson               标准输入每行一篇 {"path","text"}，逐行作答 a document a line, an answer a line
      --threads 数目         并行线程数；默认按文件多少与核数定
      --cache                内容未变的文稿用上次的结果；存于用户自己的缓存目录，--cache-location 目录 可另指
  -h, --help    -v, --version

退出状态 Exit status: 0 没有达到级别的问题；1 有；2 运行失败（选项、配置或文件有误）`;
