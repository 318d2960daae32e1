import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateCACertificate } from 'mockttp/dist/util/certificates'

export interface CertificateAuthority {
  readonly key: string
  readonly certificate: string
  readonly certificatePath: string
}

const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000

/** The authority kept in `directory`, or a new one: making one costs a second, trusting one again costs the developer more. */
export async function certificateAuthority(directory: string): Promise<CertificateAuthority> {
  const certificatePath = join(directory, 'ca.pem')
  const keyPath = join(directory, 'ca.key')
  const [certificate, key] = await Promise.all([readIfThere(certificatePath), readIfThere(keyPath)])
  if (certificate !== undefined && key !== undefined && isValidTomorrow(certificate)) {
    return { key, certificate, certificatePath }
  }

  const made = await generateCACertificate({
    subject: { commonName: 'Patchbay local Twilio', organizationName: 'Patchbay' },
  })
  await mkdir(directory, { recursive: true })
  await writeFile(keyPath, made.key, { mode: 0o600 })
  await writeFile(certificatePath, made.cert)
  return { key: made.key, certificate: made.cert, certificatePath }
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

/** By the real time, not the twin's: it is real TLS clients that judge the certificate. */
function isValidTomorrow(certificate: string): boolean {
  try {
    return Date.parse(new X509Certificate(certificate).validTo) > Date.now() + DAY_IN_MILLISECONDS
  } catch {
    return false
  }
}
