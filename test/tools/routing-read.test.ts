import fs from 'node:fs'
import { readRoutingFile } from '../../tools/routing/read'

afterEach(() => jest.restoreAllMocks())

describe('A routing file that cannot be read', () => {
  it.each([
    ['is not there', 'routing.nowhere.json', 'There is no file routing.nowhere.json. routing.example.json shows'],
    ['is a folder', 'docs', 'docs is a folder. Name the file in it.'],
    ['lies in a file', 'package.json/routing.json', /^package\.json\/routing\.json cannot be read: ENOTDIR/],
  ])('says that it %s', (_, path, told) => {
    expect(() => readRoutingFile(path)).toThrow(told)
  })

  it('says that it is not allowed', () => {
    jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
      throw Object.assign(new Error("EACCES: permission denied, open 'routing.json'"), { code: 'EACCES' })
    })
    expect(() => readRoutingFile('routing.json')).toThrow('routing.json is there, but you are not allowed to read it.')
  })
})
