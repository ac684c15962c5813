/// <reference lib="dom" />
import * as library from 'htmx.org'

type Htmx = {
  ajax(verb: 'get', path: string, where: { target: string; select: string; swap: 'outerHTML' }): Promise<void>
}
// The package has an ES module and no "type": its types are read as those of a CommonJS module, one default too deep.
const htmx = library.default as unknown as Htmx

/** Another page of the desk, in the place of this one: the tab is not left, so the key stays open. */
export function goTo(path: string): void {
  void htmx.ajax('get', path, { target: '#desk', select: '#desk', swap: 'outerHTML' }).then(() => {
    history.replaceState(null, '', path.split('?')[0])
  })
}
