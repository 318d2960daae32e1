import { digitsShared, nearestFirst } from '../../src/routing/nearest'

describe('how near two phone numbers are', () => {
  it.each([
    ['+12025550101', '+12025550101', 11],
    ['+12025550101', '+12025559999', 7],
    ['+12025550101', '+13035550101', 1],
    ['+12025550101', '+4930901820', 0],
    ['whatsapp:+12025550101', 'whatsapp:+12035550101', 3],
    ['+12025550101', 'whatsapp:+12025550101', 11],
    ['+49', '+4930901820', 2],
    ['chat:sales', '+12025550101', 0],
    ['chat:1', 'chat:1', 0],
  ])('%s and %s share %d leading digits', (one, other, digits) => {
    expect(digitsShared(one, other)).toBe(digits)
    expect(digitsShared(other, one)).toBe(digits)
  })
})

describe('the nearest first', () => {
  it('is the same area, then the same country, then the same zone of the world', () => {
    const far = '+81312345678'
    const zone = '+4315550199'
    const country = '+498912345678'
    const area = '+493012345678'
    expect(nearestFirst('+4930901820', [far, zone, country, area])).toEqual([area, country, zone, far])
  })

  it('leaves those in their order that are equally near', () => {
    expect(nearestFirst('+4930901820', ['+12025550102', '+12025550101', '+81312345678'])).toEqual([
      '+12025550102',
      '+12025550101',
      '+81312345678',
    ])
    expect(nearestFirst('customer-17', ['chat:b', 'chat:a'])).toEqual(['chat:b', 'chat:a'])
  })
})
