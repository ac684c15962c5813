/**
 * Did one of our own pages send this form? Browsers say so in Sec-Fetch-Site. Older ones, and plain http in a private
 * network, send only an Origin, which no-referrer turns into "null" for forms: there the cookie is the proof, because
 * SameSite=Strict keeps it from forms of other sites, and a form without a cookie can do nothing but begin.
 */
export function isOwnForm(headers: Headers, publicUrl: string | undefined): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin === null || origin === 'null') return true
  const own = [headers.get('host'), publicUrl && new URL(publicUrl).host]
  return URL.canParse(origin) && own.includes(new URL(origin).host)
}
