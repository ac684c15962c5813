/** The form that every peer walks its people through: question, answer in words, next question, and a closing message. */
const answers = [
  'у мого брата',
  'вже два тижні',
  'так, удень можу',
  'ще не знаю',
  'поруч зі школою',
  'краще письмово',
  'разом із сестрою',
  'не телефонуйте',
]

export const questionAt = (step: number) => `Питання ${step + 1}. Напишіть кількома словами, як вам зручно.`

/** 10 to 16 characters, 17 to 30 bytes: Ukrainian takes two bytes a letter. */
export const answerAt = (step: number) => answers[step % answers.length]!

export const closing = 'Дякуємо. Це було останнє питання.'

/** How a peer is set up, handed over as JSON in its first argument. */
export type PeerSetup = {
  readonly root: string
  readonly token: string
  readonly steps: number
  readonly mode: 'polling' | 'webhook'
  /** A folder of its own, empty at the first start. */
  readonly folder: string
}

/** The bot says this next when somebody has given so many answers; state is a number in the peers that keep it in memory. */
export const sayingAfter = (given: number, steps: number) => (given < steps ? questionAt(given) : closing)
