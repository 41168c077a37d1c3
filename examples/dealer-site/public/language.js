// Runs before the page is laid out, so that it never shows in the wrong language first.
const supported = { en: 'en', zh: 'zh-CN' };

function show(language) {
  document.documentElement.lang = supported[language];
}

const asked = new URLSearchParams(location.search).get('lang')?.slice(0, 2);
const preferred = navigator.language.startsWith('zh') ? 'zh' : 'en';
show(asked in supported ? asked : preferred);

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-language]');
  if (!link) return;
  event.preventDefault();
  show(link.dataset.language);
  history.replaceState(null, '', link.href);
});
