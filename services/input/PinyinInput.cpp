// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/input/PinyinInput.h"

#include "services/core/Enforce.h"

#include <QFile>
#include <QFileInfo>

#include <googlepinyin/pinyinime.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <string_view>

namespace onewindow::input {

namespace {

static_assert(sizeof(ime_pinyin::char16) == sizeof(char16_t));

/// The library keeps one decoder for the process.
std::atomic_flag isTaken = ATOMIC_FLAG_INIT;

/// A file that cannot be made: the library then goes without a dictionary of the user, which is
/// where it would put what it learns.
constexpr const char* kNoUserDictionary = "";

QString candidateAt(std::size_t index)
{
    std::array<ime_pinyin::char16, PinyinInput::kLetterLimit + 2> text{};
    if (ime_pinyin::im_get_candidate(index, text.data(), text.size() - 1) == nullptr) {
        return {};
    }
    const auto end = std::find(text.begin(), text.end(), ime_pinyin::char16{0});
    QString candidate;
    std::for_each(text.begin(), end,
                  [&](ime_pinyin::char16 unit) { candidate.append(QChar(unit)); });
    return candidate;
}

std::size_t search(std::string_view letters)
{
    ime_pinyin::im_reset_search();
    return ime_pinyin::im_search(letters.data(), letters.size());
}

/// Where each syllable of the last search begins, and where the last one ends.
std::size_t syllableStarts(const ime_pinyin::uint16*& starts)
{
    return ime_pinyin::im_get_spl_start_pos(starts);
}

/// The dictionary names characters by syllable only: each syllable is asked for its characters.
PinyinReadings readReadings()
{
    std::vector<std::pair<char16_t, Syllable>> readings;
    readings.reserve(24'000);
    const auto syllables = PinyinReadings::syllables();
    for (std::size_t i = 0; i < syllables.size(); ++i) {
        const std::size_t count = search(syllables[i]);
        for (std::size_t c = 0; c < count; ++c) {
            const QString candidate = candidateAt(c);
            if (candidate.size() == 1) {
                readings.emplace_back(candidate.at(0).unicode(), static_cast<Syllable>(i));
            }
        }
    }
    ime_pinyin::im_reset_search();
    return PinyinReadings(std::move(readings));
}

} // namespace

QString PinyinInput::systemDictionary()
{
    return QStringLiteral(ONEWINDOW_PINYIN_DICTIONARY);
}

Result<std::unique_ptr<PinyinInput>> PinyinInput::open(const QString& dictionary)
{
    OW_ENFORCE(!isTaken.test_and_set());
    return openTaken(dictionary);
}

Result<PinyinReadings> PinyinInput::readingsOf(const QString& dictionary)
{
    if (isTaken.test_and_set()) {
        return Error{ErrorCode::Conflict, QStringLiteral("somebody types")};
    }
    const auto opened = openTaken(dictionary);
    return opened ? Result<PinyinReadings>(opened.value()->readings()) : opened.error();
}

Result<std::unique_ptr<PinyinInput>> PinyinInput::openTaken(const QString& dictionary)
{
    // The library takes any file for a dictionary: at least it must be one of that size.
    constexpr qint64 kLeastBytes = 64 * 1024;
    if (QFileInfo(dictionary).size() < kLeastBytes ||
        !ime_pinyin::im_open_decoder(QFile::encodeName(dictionary).constData(),
                                     kNoUserDictionary)) {
        isTaken.clear();
        return Error{ErrorCode::NotFound, dictionary};
    }
    return std::unique_ptr<PinyinInput>(new PinyinInput);
}

PinyinInput::PinyinInput()
    : m_readings(readReadings())
{
    ime_pinyin::im_set_max_lens(kLetterLimit, kLetterLimit);
}

PinyinInput::~PinyinInput()
{
    ime_pinyin::im_close_decoder();
    isTaken.clear();
}

void PinyinInput::setScript(Script script)
{
    if (script == m_script) {
        return;
    }
    m_script = script;
    if (m_script == Script::Traditional && !m_traditional) {
        m_traditional = TraditionalWords::open();
    }
    decode();
}

bool PinyinInput::type(QChar letter)
{
    const char16_t lower = letter.toLower().unicode();
    if (lower < u'a' || lower > u'z' || m_letters.size() >= kLetterLimit) {
        return false;
    }
    m_letters.append(static_cast<char>(lower));
    decode();
    return true;
}

bool PinyinInput::deleteLast()
{
    if (m_letters.isEmpty()) {
        return false;
    }
    m_letters.chop(1);
    decode();
    return true;
}

QString PinyinInput::choose(int index)
{
    if (index < 0 || index >= m_candidates.size()) {
        return {};
    }
    const QString chosen = m_candidates.at(index);
    // The library's own list is still that of these letters.
    ime_pinyin::im_choose(m_places.at(index));
    const ime_pinyin::uint16* starts = nullptr;
    const std::size_t syllables = syllableStarts(starts);
    const std::size_t fixed = std::min(ime_pinyin::im_get_fixed_len(), syllables);
    m_letters.remove(0, starts[fixed]);
    decode();
    return chosen;
}

void PinyinInput::clear()
{
    m_letters.fill('\0');
    m_letters.clear();
    decode();
}

void PinyinInput::decode()
{
    m_candidates.clear();
    m_places.clear();
    if (m_letters.isEmpty()) {
        ime_pinyin::im_reset_search();
        return;
    }
    const std::size_t count = search({m_letters.constData(), std::size_t(m_letters.size())});
    QStringList words;
    for (std::size_t i = 0; i < count && words.size() < kCandidateLimit; ++i) {
        words.append(candidateAt(i));
    }
    const bool isTraditional = m_script == Script::Traditional && m_traditional;
    const QList<QStringList> ways =
        isTraditional ? m_traditional->waysOf(words) : QList<QStringList>();
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QStringList all = isTraditional ? ways.at(i) : QStringList{words.at(i)};
        for (const QString& way : all) {
            if (m_candidates.size() < kCandidateLimit) {
                m_candidates.append(way);
                m_places.append(static_cast<std::size_t>(i));
            }
        }
    }
}

} // namespace onewindow::input
