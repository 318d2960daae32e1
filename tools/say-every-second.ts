/** Tells how far long work is. Without `all`, nobody knows yet how much it will be. */
export type Progress = (doing: string, done: number, all?: number) => void

/** On standard error, once a second: of what is over at once it says nothing. */
export function sayEverySecond(): Progress {
  let said = Date.now()
  return (doing, done, all) => {
    if (Date.now() - said < 1_000) return
    said = Date.now()
    console.error(`${doing}: ${done}${all === undefined ? '' : ` of ${all}`} …`)
  }
}
