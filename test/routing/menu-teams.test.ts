import type { OwnNumber } from '../../src/routing/directory'
import { menuTeams } from '../../src/routing/menu-teams'

const number: OwnNumber = { address: '+15551230001', service: 'frontline', teams: ['reception', 'night'] }
const withMenu: OwnNumber = {
  ...number,
  menu: [
    { key: '1', words: 'Sales.', teams: ['sales', 'night'] },
    { key: '2', words: 'Support.', teams: ['support'] },
  ],
}

describe('the teams of a number', () => {
  it.each([
    ['has no menu', number, undefined, { asked: ['reception', 'night'], others: [], isChosen: false }],
    ['has lost its menu since', number, 'sales', { asked: ['reception', 'night'], others: [], isChosen: false }],
    [
      'has a menu in which nothing was pressed',
      withMenu,
      undefined,
      { asked: ['reception', 'night'], others: ['sales', 'support'], isChosen: false },
    ],
    [
      'has a menu from which that key has gone',
      withMenu,
      'repairs',
      { asked: ['reception', 'night'], others: ['sales', 'support'], isChosen: false },
    ],
    [
      'has a menu in which a key was pressed: those of the key, where it overflows to among them',
      withMenu,
      'sales',
      { asked: ['sales', 'night'], others: ['reception', 'support'], isChosen: true },
    ],
  ])('that %s', (_, own, chosen, expected) => {
    expect(menuTeams(own, chosen)).toEqual(expected)
  })
})
