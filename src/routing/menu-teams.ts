import type { OwnNumber } from './directory'

/** Ids of the teams of a number. */
export interface MenuTeams {
  /** Those of the key that the caller has pressed, else those of the number. */
  readonly asked: readonly string[]
  /** All others that can be reached here. */
  readonly others: readonly string[]
  readonly isChosen: boolean
}

/** `chosenTeam` is the first team of a key. A menu that has been changed since has no such key. */
export function menuTeams({ teams, menu = [] }: OwnNumber, chosenTeam: string | undefined): MenuTeams {
  const choice = menu.find((key) => chosenTeam !== undefined && key.teams[0] === chosenTeam)
  const asked = choice?.teams ?? teams
  const all = new Set([...teams, ...menu.flatMap((key) => key.teams)])
  return { asked, others: [...all].filter((id) => !asked.includes(id)), isChosen: choice !== undefined }
}
