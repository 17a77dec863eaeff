/** Code that features read. */

export const HI = `from openai import OpenAI
client = OpenAI()


def answer(question):
    return client.responses.create(model="gpt-4o", input=f"Answer: {question}", max_output_tokens=100)
`;

/** Where the call begins. */
export const ON_CALL = { line: 5, character: 11 };
