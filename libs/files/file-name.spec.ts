import { expect, test } from '@jest/globals';
import { safeFileName } from '#files/file-name';

test.each([
  ['Rechnung Mai.pdf', 'application/pdf', 'Rechnung Mai.pdf'],
  ['发票 五月.PDF', 'application/pdf', '发票 五月.PDF'],
  ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
  ['../../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\fakepath\\list.csv', 'text/csv', 'list.csv'],
  ['..', 'image/png', 'file.png'],
  ['', 'image/png', 'file.png'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['invoice.pdf.exe', 'image/png', 'invoice.pdf.exe.png'],
  ['page.html', 'text/plain', 'page.html.txt'],
  ['a\r\nSet-Cookie: x=1.txt', 'text/plain', 'aSet-Cookie_ x=1.txt'],
  ['"quoted"; filename=x.png', 'image/png', '_quoted_; filename=x.png'],
  ['\u202Egpj.exe', 'image/jpeg', 'gpj.exe.jpg'],
  ['con.txt', 'text/plain', '_con.txt'],
  ['nul', 'image/png', '_nul.png'],
  ['a\0b.png', 'image/png', 'ab.png'],
  [`${'长'.repeat(300)}.pdf`, 'application/pdf', `${'长'.repeat(120)}.pdf`],
  ['a\uD800.png', 'image/png', 'a.png'],
])('%p with %s in it is called %p', (given, mediaType, name) => {
  expect(safeFileName(given, mediaType)).toBe(name);
});
