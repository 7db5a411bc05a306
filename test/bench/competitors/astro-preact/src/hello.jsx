export default function Hello({ title, text, items, link }) {
  return (
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
  );
}
