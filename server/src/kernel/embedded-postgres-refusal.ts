/** The embedded database cannot be used as things are. The message is a sentence for people: what, and what to do. */
export class EmbeddedPostgresRefusal extends Error {
  override readonly name: string = 'EmbeddedPostgresRefusal';
}
