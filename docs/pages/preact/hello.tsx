/** @jsxImportSource preact */
import '../../styles/base.css';

type Props = { time: string };

export const head = {
  title: 'Hello',
  meta: [{ name: 'description', content: 'The time of your request, in Preact.' }],
  htmlAttributes: { lang: 'en' },
};

export async function getServerSideProps() {
  const time = new Date().toUTCString();
  return { props: { time } };
}

export default function Hello({ time }: Props) {
  return (
    <main>
      <h1>Hello</h1>
      <p>{time}</p>
    </main>
  );
}
