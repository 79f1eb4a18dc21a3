import type { Language } from '#kernel/language';
import { paragraphsOf, type Block, type Fact } from './mail-blocks.ts';
import type { MailContent } from './mail-template.ts';
import { columns } from './wrap-text.ts';

const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const P = 'margin:0 0 16px';

// Mail programs that know about dark mode take these; the others keep or invert the inline colours, which read well either way.
const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.page{background:#16181d!important}.card{background:#20242b!important;border-color:#3a404b!important}
.ink{color:#e9ebef!important}.soft{color:#aeb6c2!important}.rule{border-color:#3a404b!important}.words{background:#2a2f38!important;border-color:#6fa3d8!important}
.button{background:#8fbfea!important;color:#10151c!important}}`;

/** Text as HTML shows it literally, in content and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/**
 * The HTML alternative: one column of at most 600 px, styles inline, nothing fetched from anywhere, nothing that reports back.
 * @param subject with the reference, for the title that screen readers announce
 * @param sender who we are, shown on top
 */
export function writeHtmlMail(content: MailContent, subject: string, sender: string, language: Language): string {
  const title = escapeHtml(subject);
  const preview = content.preview
    ? `<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden">${escapeHtml(content.preview)}</div>\n`
    : '';
  const headline = content.headline
    ? `<h1 class="ink" style="margin:0 0 20px;font-size:22px;line-height:1.35;font-weight:600;color:#1c2430">${escapeHtml(content.headline)}</h1>\n`
    : '';
  const footer = content.footer.map((line) => `<p style="margin:0 0 6px">${textHtml(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f2f4f7;-webkit-text-size-adjust:100%">
${preview}<div role="article" aria-label="${title}" lang="${language}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f4f7">
<tr><td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="soft" style="padding:4px 20px 12px;${FONT};font-size:14px;line-height:1.5;font-weight:600;color:#56606e">${escapeHtml(sender)}</td></tr>
<tr><td class="card ink" style="padding:28px 20px 12px;background:#ffffff;border:1px solid #dde2e8;border-radius:8px;${FONT};font-size:16px;line-height:1.6;color:#1c2430;word-break:break-word;overflow-wrap:anywhere">
${headline}${content.blocks.map(blockHtml).join('\n')}
</td></tr>
<tr><td class="soft" style="padding:16px 20px;${FONT};font-size:13px;line-height:1.55;color:#56606e">
${footer}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</div>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'verbatim':
      return paragraphsHtml(block.text, P);
    case 'heading':
      return `<h2 class="ink" style="margin:24px 0 10px;font-size:17px;line-height:1.4;font-weight:600;color:#1c2430">${escapeHtml(block.text)}</h2>`;
    case 'quote':
      return `<blockquote class="words ink" style="margin:0 0 16px;padding:12px 16px 2px;border-left:4px solid #2f6fab;background:#f2f6fa;color:#1c2430">
${paragraphsHtml(block.text, 'margin:0 0 10px')}
</blockquote>`;
    case 'steps':
      return `<ol style="margin:0 0 16px;padding:0 0 0 24px">
${block.items.map((item) => `<li style="margin:0 0 8px;padding:0 0 0 4px">${linesHtml(item.split('\n'))}</li>`).join('\n')}
</ol>`;
    case 'facts':
      return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse">
${block.rows
  .map((row) =>
    rowHtml(
      row,
      block.rows.every(({ label }) => columns(label) < 3),
    ),
  )
  .join('\n')}
</table>`;
    case 'link':
      return `<p style="margin:8px 0 20px"><a class="button" href="${escapeHtml(block.url)}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:#23598d;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(block.label)}</a></p>`;
  }
}

function rowHtml({ label, value, url }: Fact, narrow: boolean): string {
  const name = textHtml(label);
  const linked =
    url === undefined ? name : `<a class="ink" href="${escapeHtml(url)}" style="color:#23598d">${name}</a>`;
  const cell = 'padding:8px 0;border-top:1px solid #dde2e8;vertical-align:top;text-align:left';
  return `<tr><th scope="row" class="soft rule" width="${narrow ? 24 : '32%'}" style="${cell};padding-right:12px;font-weight:400;color:#56606e">${linked}</th><td class="ink rule" style="${cell};color:#1c2430">${linesHtml(value.split('\n'))}</td></tr>`;
}

function paragraphsHtml(text: string, style: string): string {
  return paragraphsOf(text)
    .map((lines) => `<p style="${style}">${linesHtml(lines)}</p>`)
    .join('\n');
}

function linesHtml(lines: readonly string[]): string {
  return lines.map(textHtml).join('<br>\n');
}

// A reference that breaks at its hyphens is neither read nor copied in one go.
function textHtml(text: string): string {
  return escapeHtml(text).replace(/\[?\bC-\d{4}-\d+\b\]?/g, '<span style="white-space:nowrap">$&</span>');
}
