import { isId } from '../../kernel/ids.ts';

/** Which attempt at which page: what a printer is handed and what it gives its word on. */
export interface PageToken {
  jobId: string;
  /** The how manieth attempt. */
  attempt: number;
}

/** The token as a printer carries it. */
export function pageToken({ jobId, attempt }: PageToken): string {
  return `${jobId}.${attempt}`;
}

/** Reads a token; undefined for what is none. */
export function readPageToken(text: string): PageToken | undefined {
  const [jobId = '', attempt = '', ...rest] = text.split('.');
  if (!isId(jobId) || !/^[1-9]\d{0,8}$/.test(attempt) || rest.length > 0) return undefined;
  return { jobId, attempt: Number(attempt) };
}
