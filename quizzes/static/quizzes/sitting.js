/** Where a sitting stands: which cards are answered, by which review, and which is in hand. */
export class Sitting {
  #turns;
  #answered;

  /** @param turns  in order: {card, revision, review, rating}; `rating` null until answered */
  constructor(turns) {
    this.#turns = turns.map((turn) => ({ ...turn, used: turn.rating !== null }));
    this.#answered = this.#turns.filter(({ rating }) => rating !== null);
  }

  get turns() {
    return this.#turns;
  }

  /** The position of the first card without an answer; past the end when all have one. */
  get position() {
    const position = this.#turns.findIndex(({ rating }) => rating === null);
    return position === -1 ? this.#turns.length : position;
  }

  get current() {
    return this.#turns[this.position] ?? null;
  }

  get canUndo() {
    return this.#answered.length > 0;
  }

  /** Rate the card in hand and return the review of it. The server's id serves once. */
  answer(rating, mint) {
    const turn = this.current;
    if (turn.used) turn.review = mint();
    turn.used = true;
    turn.rating = rating;
    this.#answered.push(turn);
    const { review: id, card, revision } = turn;
    return { id, card, revision, rating };
  }

  /** Take back the last answer and return the event that says so. */
  undo(mint) {
    const turn = this.#answered.pop();
    turn.rating = null;
    return { id: mint(), undoes: turn.review };
  }
}
