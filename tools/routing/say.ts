/** For a script or for a person. A script gets one JSON document, and a person words. */
export function say<Shown>(shown: Shown, json: boolean | undefined, inWords: (shown: Shown) => string): void {
  console.log(json ? JSON.stringify(shown, undefined, 2) : inWords(shown))
}
