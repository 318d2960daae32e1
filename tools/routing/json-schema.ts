import { toJsonSchema } from '@valibot/to-json-schema'
import { routingFile } from './schema'

/** Of a checkout: what editors complete and check a routing file with. */
export const schemaFile = 'routing.schema.json'

/** All rules of form. What fields say of each other is not in it: `npm run routing -- check` knows that. */
export const routingJsonSchema = () => toJsonSchema(routingFile, { typeMode: 'input', target: 'draft-07' })
