import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { runCommand } from './command'
import { routingJsonSchema, schemaFile } from './routing/json-schema'

runCommand(async () => {
  const options = { ...(await resolveConfig(schemaFile)), filepath: schemaFile }
  writeFileSync(schemaFile, await format(JSON.stringify(routingJsonSchema()), options))
  console.log(`Wrote ${schemaFile}`)
})
