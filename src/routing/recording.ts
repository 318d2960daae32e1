/** What Twilio's recording callbacks tell: the statuses of their tables, and those of the events that one subscribes to. */
export const recordingStatuses = ['in-progress', 'completed', 'absent', 'failed'] as const
export type RecordingStatus = (typeof recordingStatuses)[number]
