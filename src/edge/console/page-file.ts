/// <reference lib="dom" />
import { contentBytes, type EntryHead } from '../../sealing/entry-content.ts'
import { word } from './page-house.ts'

/** Pictures that browsers show without running anything. Everything else is saved and never opened here. */
const pictures = ['image/jpeg', 'image/png', 'image/webp']

/** A file of the timeline: its name and size, a button that saves it, and one that shows it where it is a picture. */
export function fileParts(
  head: { readonly name: string; readonly type: string },
  bytes: Uint8Array,
): readonly HTMLElement[] {
  const name = document.createElement('p')
  name.className = 'words'
  name.textContent = `${head.name} · ${sizeText(bytes.length)}`
  const save = button(word('save'), () => saveAs(head.name, bytes))
  if (!pictures.includes(head.type)) return [name, save]
  const place = document.createElement('div')
  const show = button(word('show'), () => {
    show.disabled = true
    place.append(pictureOf(head, bytes))
  })
  return [name, save, show, place]
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', press)
  return made
}

/** Browsers may run some types of file when they open one: what is saved has a type that nothing is run for. */
function saveAs(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function pictureOf(
  { name, type }: { readonly name: string; readonly type: string },
  bytes: Uint8Array,
): HTMLImageElement {
  const picture = document.createElement('img')
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type }))
  picture.alt = name
  picture.addEventListener('load', () => URL.revokeObjectURL(address))
  picture.addEventListener('error', () => URL.revokeObjectURL(address))
  picture.src = address
  return picture
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** A file as the content of an entry. */
export async function fileContent(file: File): Promise<Uint8Array> {
  const head: EntryHead = { kind: 'file', name: file.name.slice(-120), type: file.type.slice(0, 100) }
  return contentBytes({ head, bytes: new Uint8Array(await file.arrayBuffer()) })
}
