import { describe, expect, it } from 'vitest'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { parseMarkdownV2 } from './markdown-v2.ts'

const e = (type: string, offset: number, length: number, more: object = {}) => ({
  type,
  offset,
  length,
  ...more,
})

describe('HTML', () => {
  it.each([
    ['a <b>b <i>c</i></b> d', 'a b c d', [e('italic', 4, 1), e('bold', 2, 3)]],
    ['&lt;tag&gt; &amp; &quot;&#1111;&#x1F33F;&nbsp;', '<tag> & "ї🌿&nbsp;', []],
    [
      '<a href="https://x.org/?a=1&amp;b">go</a>',
      'go',
      [e('text_link', 0, 2, { url: 'https://x.org/?a=1&b' })],
    ],
    [
      '<pre><code class="language-ts">x</code></pre>',
      'x',
      [e('code', 0, 1, { language: 'ts' }), e('pre', 0, 1)],
    ],
    [
      '<span class="tg-spoiler">s</span><blockquote expandable>q</blockquote>',
      'sq',
      [e('spoiler', 0, 1), e('expandable_blockquote', 1, 1)],
    ],
    ['a > b', 'a > b', []],
  ])('reads %s', (written, text, entities) => {
    expect(parseHtml(written)).toEqual({ text, entities })
  })

  it.each([
    ['ї<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['ї<h1>x</h1>', 'Unsupported start tag "h1" at byte offset 2'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['1 <b', 'Unclosed start tag at byte offset 2'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses %s', (written, wrong) => {
    expect(parseHtml(written)).toEqual({ wrong })
  })
})

describe('Markdown', () => {
  it.each([
    [
      '*b* _i_ `c` [go](https://x.org) \\_',
      'b i c go _',
      [e('bold', 0, 1), e('italic', 2, 1), e('code', 4, 1), e('text_link', 6, 2, { url: 'https://x.org' })],
    ],
    ['```ts\nx_y```', 'x_y', [e('pre', 0, 3, { language: 'ts' })]],
    ['a-b. (c)', 'a-b. (c)', []],
  ])('reads %s', (written, text, entities) => {
    expect(parseMarkdown(written)).toEqual({ text, entities })
  })

  it('refuses a mark left open, as in an address of a person', () => {
    expect(parseMarkdown('їa amina_k')).toEqual({
      wrong: "Can't find end of the entity starting at byte offset 9",
    })
  })
})

describe('MarkdownV2', () => {
  it.each([
    [
      '*b _i_* ~s~ __u__ ||p||',
      'b i s u p',
      [
        e('italic', 2, 1),
        e('bold', 0, 3),
        e('strikethrough', 4, 1),
        e('underline', 6, 1),
        e('spoiler', 8, 1),
      ],
    ],
    ['[go](https://x.org/a\\)b) 1\\.', 'go 1.', [e('text_link', 0, 2, { url: 'https://x.org/a)b' })]],
    ['>one\n>two\nthree', 'one\ntwo\nthree', [e('blockquote', 0, 7)]],
    ['`a.b`', 'a.b', [e('code', 0, 3)]],
  ])('reads %s', (written, text, entities) => {
    expect(parseMarkdownV2(written)).toEqual({ text, entities })
  })

  it.each([
    ['done.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['*b', "Can't find end of Bold entity at byte offset 0"],
    ['ї *a _b*', "Can't find end of Bold entity at byte offset 8"],
    ['[a](b', "Can't find end of a URL at byte offset 4"],
    ['a > b', "Character '>' is reserved and must be escaped with the preceding '\\'"],
  ])('refuses %s', (written, wrong) => {
    expect(parseMarkdownV2(written)).toEqual({ wrong })
  })
})
