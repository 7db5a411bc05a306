/** @jsxImportSource solid-js */
import '../../styles/base.css';

type Props = { time: string };

export const head = {
  title: 'Hello',
  meta: [{ name: 'description', content: 'The time of your request, in Solid.' }],
  htmlAttributes: { lang: 'en' },
};

export async function getServerSideProps() {
  const time = new Date().toUTCString();
  return { props: { time } };
}

export default function Hello(props: Props) {
  return (
    <main>
      <h1>Hello</h1>
      <p>{props.time}</p>
    </main>
  );
}
