package draft

import (
	"context"
	"errors"
	"strings"
)

// errEmpty is an answer without a translation.
var errEmpty = errors.New("the service gives no translation")

// openAI speaks the chat protocol: POST /chat/completions.
type openAI struct {
	*client
	model string
}

var _ Backend = (*openAI)(nil)

func (b *openAI) Name() string { return "openai " + b.model }

// task is what the model is told.
const task = `You translate replies of Chinese government agencies to proposals into English, as an official translation would read.
Answer with the translation alone. Keep every sentence, every figure and its exact value: 万 is ten thousand, 亿 is a hundred million, 七成 is 70 percent; amounts in 元 are RMB. Keep tokens such as ⟦1⟧ as they are. Put the Chinese name in brackets behind the English name of a policy.`

func (b *openAI) Translate(ctx context.Context, r Request) (string, error) {
	type turn struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	}
	system := task + "\nThe text is a " + r.Kind + "."
	if len(r.Terms) > 0 {
		system += "\nUse this wording:"
		for _, t := range r.Terms {
			system += "\n" + t.ZH + " = " + t.EN
		}
	}
	var out struct {
		Choices []struct {
			Message turn   `json:"message"`
			Finish  string `json:"finish_reason"`
		} `json:"choices"`
	}
	auth := ""
	if b.key != "" {
		auth = "Bearer " + b.key
	}
	err := b.post(ctx, "/chat/completions", auth, map[string]any{
		"model": b.model, "temperature": 0, "messages": []turn{{"system", system}, {"user", r.Text}},
	}, &out)
	switch {
	case err != nil:
		return "", err
	case len(out.Choices) == 0:
		return "", errEmpty
	case out.Choices[0].Finish == "length":
		return "", errors.New("the service broke the translation off")
	}
	return given(out.Choices[0].Message.Content)
}

// deepL speaks the protocol of DeepL: POST /v2/translate.
type deepL struct{ *client }

var _ Backend = (*deepL)(nil)

func (b *deepL) Name() string { return "deepl" }

func (b *deepL) Translate(ctx context.Context, r Request) (string, error) {
	var context []string
	for _, t := range r.Terms {
		context = append(context, t.ZH+" = "+t.EN)
	}
	var out struct {
		Translations []struct {
			Text string `json:"text"`
		} `json:"translations"`
	}
	err := b.post(ctx, "/v2/translate", "DeepL-Auth-Key "+b.key, map[string]any{
		"text": []string{r.Text}, "source_lang": "ZH", "target_lang": "EN-US", "context": strings.Join(context, "; "),
	}, &out)
	switch {
	case err != nil:
		return "", err
	case len(out.Translations) == 0:
		return "", errEmpty
	}
	return given(out.Translations[0].Text)
}

// libre speaks the protocol of LibreTranslate: POST /translate. It knows no
// glossary.
type libre struct{ *client }

var _ Backend = (*libre)(nil)

func (b *libre) Name() string { return "libretranslate" }

func (b *libre) Translate(ctx context.Context, r Request) (string, error) {
	body := map[string]any{"q": r.Text, "source": "zh", "target": "en", "format": "text"}
	if b.key != "" {
		body["api_key"] = b.key
	}
	var out struct {
		Text string `json:"translatedText"`
	}
	if err := b.post(ctx, "/translate", "", body, &out); err != nil {
		return "", err
	}
	return given(out.Text)
}

func given(s string) (string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return "", errEmpty
	}
	return s, nil
}
