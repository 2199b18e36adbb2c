// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Form.h"

#include <QRegularExpression>
#include <QStringView>

#include <algorithm>

namespace onewindow::catalog {

namespace {

constexpr int kMostRepeats = 200;
constexpr int kRepetitionLimit = 10;

/// Walks a pattern that compiles, and stops at the first thing that could take long.
class PatternWalk
{
public:
    explicit PatternWalk(QStringView pattern)
        : m_pattern(pattern)
    {}

    QString problem()
    {
        while (m_at < m_pattern.size() && m_problem.isEmpty()) {
            step();
        }
        return m_problem;
    }

private:
    /// What stands in an open group, or at the top: whether it can be matched in several ways.
    struct Group
    {
        bool hasRepeat = false;
        bool hasChoice = false;
    };

    void step()
    {
        const QChar c = m_pattern.at(m_at);
        if (c == u'\\') {
            escape();
        } else if (c == u'[') {
            skipClass();
        } else if (c == u'(') {
            open();
        } else if (c == u')') {
            close();
        } else if (c == u'|') {
            m_groups.last().hasChoice = true;
            ++m_at;
            m_last = {};
        } else if (c == u'*' || c == u'+') {
            m_problem = QStringLiteral("repeats without a limit: write {0,20} instead of * or +");
        } else if (c == u'?' || c == u'{') {
            repeat();
        } else {
            ++m_at;
            m_last = {};
        }
    }

    void escape()
    {
        const QChar next = m_at + 1 < m_pattern.size() ? m_pattern.at(m_at + 1) : QChar();
        const bool isReference = (next >= u'1' && next <= u'9') || next == u'g' || next == u'k';
        if (isReference || next == u'Q' || next == u'C' || next == u'R' || next == u'X') {
            m_problem = QStringLiteral("may not use \\%1").arg(next);
        }
        m_at += 2;
        if ((next == u'p' || next == u'P' || next == u'x') && m_at < m_pattern.size() &&
            m_pattern.at(m_at) == u'{') {
            const qsizetype end = m_pattern.indexOf(u'}', m_at);
            m_at = end < 0 ? m_pattern.size() : end + 1;
        }
        m_last = {};
    }

    void skipClass()
    {
        qsizetype at = m_at + 1;
        if (at < m_pattern.size() && m_pattern.at(at) == u'^') {
            ++at;
        }
        const qsizetype first = at;
        while (at < m_pattern.size() && (m_pattern.at(at) != u']' || at == first)) {
            at += m_pattern.at(at) == u'\\' ? 2 : 1;
        }
        m_at = at + 1;
        m_last = {};
    }

    void open()
    {
        const QStringView rest = m_pattern.sliced(m_at);
        if (rest.startsWith(u"(?:")) {
            m_at += 3;
        } else if (rest.startsWith(u"(?") || rest.startsWith(u"(*")) {
            m_problem = QStringLiteral("may group with ( and (?: only");
        } else {
            ++m_at;
        }
        m_groups.append(Group());
    }

    void close()
    {
        if (m_groups.size() > 1) {
            m_last = m_groups.takeLast();
            m_groups.last().hasRepeat |= m_last.hasRepeat;
            m_groups.last().hasChoice |= m_last.hasChoice;
        }
        ++m_at;
    }

    void repeat()
    {
        qsizetype end = m_at;
        if (m_pattern.at(m_at) == u'{') {
            end = m_pattern.indexOf(u'}', m_at);
            const QStringView limits =
                m_pattern.sliced(m_at + 1, std::max(end, m_at + 1) - m_at - 1);
            bool isNumber = false;
            const int most = limits.sliced(limits.indexOf(u',') + 1).toInt(&isNumber);
            if (end < 0 || !isNumber || most > kMostRepeats) {
                m_problem = QStringLiteral("repeats without a limit, or more than %1 times")
                                .arg(kMostRepeats);
                return;
            }
        }
        // Once or not at all, anything may be there.
        if (m_pattern.at(m_at) == u'{' && (m_last.hasRepeat || m_last.hasChoice)) {
            m_problem = QStringLiteral("repeats what repeats or has alternatives itself");
            return;
        }
        if (++m_repeats > kRepetitionLimit) {
            m_problem = QStringLiteral("holds more than %1 repetitions").arg(kRepetitionLimit);
            return;
        }
        m_groups.last().hasRepeat = true;
        m_last.hasRepeat = true;
        m_at = end + 1;
    }

    QStringView m_pattern;
    QString m_problem;
    qsizetype m_at = 0;
    int m_repeats = 0;
    QList<Group> m_groups{Group()};
    Group m_last; ///< What was read last, which a repetition would repeat.
};

} // namespace

QString patternProblem(const QString& pattern)
{
    const QRegularExpression compiled(QRegularExpression::anchoredPattern(pattern));
    if (!compiled.isValid()) {
        return QStringLiteral("is no regular expression: ") + compiled.errorString();
    }
    return PatternWalk(pattern).problem();
}

} // namespace onewindow::catalog
