// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/input/PinyinReadings.h"
#include "services/input/TraditionalWords.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace onewindow::input {

/// Turns letters into Chinese words: type(), look at candidates(), choose(). It learns nothing: no
/// word that one person chose comes earlier for the next one, and nothing is written anywhere.
/// There can be one in a process (the library behind it has one state); used in one thread at a
/// time. A letter takes well under a millisecond.
class PinyinInput
{
public:
    static constexpr qsizetype kLetterLimit = 24;
    static constexpr int kCandidateLimit = 100;

    /// The dictionary of the system.
    [[nodiscard]] static QString systemDictionary();

    /// Reads `dictionary`. There must be no other. Errors: NotFound (no such dictionary).
    static Result<std::unique_ptr<PinyinInput>> open(const QString& dictionary);

    /// How the characters of `dictionary` are read, for who types nothing. There must be no
    /// PinyinInput meanwhile. Errors: NotFound (no such dictionary), Conflict (there is one).
    static Result<PinyinReadings> readingsOf(const QString& dictionary);

    ~PinyinInput();
    PinyinInput(const PinyinInput&) = delete;
    PinyinInput& operator=(const PinyinInput&) = delete;
    PinyinInput(PinyinInput&&) = delete;
    PinyinInput& operator=(PinyinInput&&) = delete;

    /// How the characters of the dictionary are read. Stays valid with this object.
    [[nodiscard]] const PinyinReadings& readings() const { return m_readings; }

    enum class Script { Simplified, Traditional };

    /// In which characters the candidates are from now on. Where the system cannot write
    /// traditional ones they stay simplified.
    void setScript(Script script);

    /// The letters that are not chosen for yet.
    [[nodiscard]] QString letters() const { return QString::fromLatin1(m_letters); }

    /// A letter a to z, of either case. False for anything else, and when there are kLetterLimit.
    bool type(QChar letter);

    /// Takes the last letter back; false if there was none.
    bool deleteLast();

    /// What the letters may stand for, the likeliest first: the whole of them, then their
    /// beginning. At most kCandidateLimit; a character that is written in several ways has a
    /// candidate for each.
    [[nodiscard]] const QStringList& candidates() const { return m_candidates; }

    /// Takes the candidate at `index`: returns it, and keeps the letters that it does not cover.
    /// Empty for an index that there is not.
    QString choose(int index);

    /// Forgets the letters.
    void clear();

private:
    PinyinInput();
    /// The library's one state is this caller's.
    static Result<std::unique_ptr<PinyinInput>> openTaken(const QString& dictionary);
    void decode();

    PinyinReadings m_readings;
    QByteArray m_letters;
    QStringList m_candidates;
    QList<std::size_t> m_places; ///< Of each candidate, in the library's own list.
    Script m_script = Script::Simplified;
    std::unique_ptr<TraditionalWords> m_traditional; ///< Once somebody reads it.
};

} // namespace onewindow::input
