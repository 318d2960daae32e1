import type { ApiRequest, ApiResponse, Operations } from './api'

/** 'GET host/v1/Maps/{MapSid}/Items/{Key}' => 'MapSid' | 'Key' */
type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** One operation. Its handler may ask for the names in its own path, which the router fills in, and for no others. */
export function operation<Template extends string>(
  template: Template,
  parameters: readonly string[],
  handle: (request: ApiRequest, path: Readonly<Record<NamesIn<Template>, string>>) => ApiResponse,
): Operations {
  return { [template]: { parameters, handle } }
}
