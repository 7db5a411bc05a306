import Head from 'next/head';
import { head, loadHello } from '../../../views/hello.ts';

export const getServerSideProps = loadHello;

export default function Hello({ title, text, items, link }) {
  const [description] = head.meta;
  return (
    <>
      <Head>
        <title>{head.title}</title>
        <meta name={description.name} content={description.content} />
      </Head>
      <main>
        <h1>{title}</h1>
        <p>{text}</p>
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <a href={link.href}>{link.text}</a>
      </main>
    </>
  );
}
